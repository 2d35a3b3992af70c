package dev.towpath.review.schema;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which tables have, or once had, a foreign key to a table of this name, in whatever schema. Whoever asks looks at the
 * tables themselves; this only spares looking at all others.
 */
final class KeysByParent {
    private final Map<String, SortedSet<TableName>> children = new HashMap<>();

    /** By name, without the parent's schema. */
    SortedSet<TableName> of(String parent) {
        return Collections.unmodifiableSortedSet(children.getOrDefault(parent, Collections.emptySortedSet()));
    }

    void add(TableFacts table) {
        add(table.name(), table.constraints());
    }

    /** Looks only at what comes behind the constraints that both states begin with, which are the same objects. */
    @SuppressWarnings("ReferenceEquality")
    void change(TableFacts before, TableFacts after) {
        List<ConstraintFacts> old = before.constraints();
        List<ConstraintFacts> now = after.constraints();
        if (old == now) {
            return;
        }
        int same = 0;
        while (same < old.size() && same < now.size() && old.get(same) == now.get(same)) {
            same++;
        }
        add(after.name(), now.subList(same, now.size()));
    }

    private void add(TableName child, List<ConstraintFacts> constraints) {
        for (ConstraintFacts constraint : constraints) {
            if (constraint.spec() instanceof ConstraintSpec.ForeignKey key) {
                children.computeIfAbsent(key.parent().name(), name -> new TreeSet<>())
                        .add(child);
            }
        }
    }
}
