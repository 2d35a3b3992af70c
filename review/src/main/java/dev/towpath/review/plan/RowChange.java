package dev.towpath.review.plan;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.WideTrigger.Event;
import java.util.List;

/**
 * What a statement does to many rows of one table.
 *
 * @param assigned columns that an update assigns; else empty
 */
record RowChange(Event event, TableName table, List<ColumnName> assigned) {
    RowChange {
        assigned = List.copyOf(assigned);
    }

    /** One that assigns nothing. */
    RowChange(Event event, TableName table) {
        this(event, table, List.of());
    }
}
