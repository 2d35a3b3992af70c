package dev.towpath.review.schema;

import dev.towpath.model.facts.RowHandling;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.operation.ObjectDetail;
import dev.towpath.model.operation.WideTrigger;
import java.util.ArrayList;
import java.util.List;

/** The triggers of one table that see more than one row, as they come and go. */
final class Triggers {
    private Triggers() {}

    /** With this one, which takes the place of another one of its name. */
    static TableFacts with(TableFacts table, String name, ObjectDetail detail) {
        TableFacts left = without(table, name);
        if (!(detail instanceof ObjectDetail.Trigger trigger)) {
            return left;
        }
        List<WideTrigger> triggers = new ArrayList<>(left.handling().triggers());
        triggers.add(trigger.wide());
        return TableEdits.handled(left, new RowHandling(left.handling().fillFactor(), triggers));
    }

    static TableFacts without(TableFacts table, String name) {
        List<WideTrigger> left = table.handling().triggers().stream()
                .filter(trigger -> !trigger.name().equals(name))
                .toList();
        return TableEdits.handled(table, new RowHandling(table.handling().fillFactor(), left));
    }
}
