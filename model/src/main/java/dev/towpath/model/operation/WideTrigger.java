package dev.towpath.model.operation;

import dev.towpath.model.name.ColumnName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A trigger that sees more than one row, so that it matters to it how many a statement or a transaction changes.
 *
 * @param columns of {@code UPDATE OF}; empty for all
 */
public record WideTrigger(String name, View view, Set<Event> events, List<ColumnName> columns) {
    public WideTrigger {
        events = events.isEmpty() ? Collections.emptySet() : Collections.unmodifiableSet(EnumSet.copyOf(events));
        columns = List.copyOf(columns);
    }

    /** What it sees. */
    public enum View {
        /** It runs once for each statement. */
        STATEMENT,
        /** The same, and all rows of the statement are handed to it as a table. */
        ROWS_OF_STATEMENT,
        /** It runs when the transaction ends, over all the transaction did. */
        TRANSACTION
    }

    /** What makes it run. */
    public enum Event {
        INSERT,
        UPDATE,
        DELETE
    }

    /**
     * Whether a statement makes it run.
     *
     * @param assigned columns that an update assigns
     */
    public boolean runsOn(Event event, List<ColumnName> assigned) {
        boolean others = event == Event.UPDATE && !columns.isEmpty() && Collections.disjoint(columns, assigned);
        return events.contains(event) && !others;
    }
}
