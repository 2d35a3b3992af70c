package dev.towpath.model.operation;

import dev.towpath.model.name.ColumnName;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an UPDATE gives a column.
 *
 * @param column the column
 * @param expression the value, as written
 * @param reads those of the statement's own columns that the value may be computed from
 * @param stable whether computing it again gives the same
 */
public record ColumnValue(ColumnName column, String expression, SortedSet<ColumnName> reads, boolean stable) {
    public ColumnValue {
        reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
    }
}
