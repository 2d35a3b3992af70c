package dev.towpath.review.plan;

import dev.towpath.model.name.TableName;
import dev.towpath.review.plan.Footprint.Nature;
import dev.towpath.review.plan.Footprint.Touch;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What many steps touch together. To ask whether one of them must come first costs no more than the asking step is long. */
final class Touched {
    private final Map<TableName, Set<Nature>> byRelation = new HashMap<>();
    private final Set<Nature> all = EnumSet.noneOf(Nature.class);
    /** Of those that may touch anything at all. */
    private final Set<Nature> everywhere = EnumSet.noneOf(Nature.class);

    /** One more step. */
    Touched add(Footprint footprint) {
        for (Touch touch : footprint.touches()) {
            all.add(touch.nature());
            if (touch.everything()) {
                everywhere.add(touch.nature());
            }
            for (TableName relation : touch.relations()) {
                byRelation
                        .computeIfAbsent(relation, name -> EnumSet.noneOf(Nature.class))
                        .add(touch.nature());
            }
        }
        return this;
    }

    /** Whether a later step must stay behind one of these. */
    boolean precedes(Footprint later) {
        return later.touches().stream().anyMatch(this::precedes);
    }

    private boolean precedes(Touch later) {
        Nature next = later.nature();
        // A foreign key, view, trigger or function leads from row to row further than names do.
        if ((next.changesRows() || next == Nature.READS_ROWS) && all.stream().anyMatch(Nature::changesRows)) {
            return true;
        }
        Set<Nature> unnamed = later.everything() ? all : everywhere;
        return unnamed.stream().anyMatch(nature -> nature.precedes(next, false))
                || later.relations().stream()
                        .flatMap(relation -> byRelation.getOrDefault(relation, Set.of()).stream())
                        .anyMatch(nature -> nature.precedes(next, true));
    }
}
