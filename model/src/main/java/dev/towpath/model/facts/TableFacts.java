package dev.towpath.model.facts;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One table as the catalog described it.
 *
 * @param name with its schema
 * @param estimatedRows the server's estimate, never negative; a guess from the size when it was never analysed
 * @param bytes size of the rows on disk, without indexes
 * @param partitioned whether it is the parent of partitions
 * @param columns in order
 * @param primaryKey its columns in key order; empty when there is none
 * @param constraints without the primary key
 * @param indexes by name
 * @param partitionOf the partitioned table it is a partition of, or null
 */
public record TableFacts(
        TableName name,
        long estimatedRows,
        long bytes,
        boolean partitioned,
        List<ColumnFacts> columns,
        List<ColumnName> primaryKey,
        List<ConstraintFacts> constraints,
        List<IndexFacts> indexes,
        @Nullable TableName partitionOf) {
    /** A table that is no partition. */
    public TableFacts(
            TableName name,
            long estimatedRows,
            long bytes,
            boolean partitioned,
            List<ColumnFacts> columns,
            List<ColumnName> primaryKey,
            List<ConstraintFacts> constraints,
            List<IndexFacts> indexes) {
        this(name, estimatedRows, bytes, partitioned, columns, primaryKey, constraints, indexes, null);
    }

    public TableFacts {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
    }

    /** The column of this name. */
    public Optional<ColumnFacts> column(ColumnName column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    /**
     * A column.
     *
     * @param type as the server prints it, for example {@code character varying(20)}
     */
    public record ColumnFacts(ColumnName name, String type, boolean nullable) {}

    /**
     * A constraint.
     *
     * @param definition as the server prints it
     */
    public record ConstraintFacts(String name, boolean validated, String definition) {}

    /**
     * An index.
     *
     * @param constraint whether a constraint rests on it
     * @param columns its key columns in order; empty when they are not known or one is an expression
     */
    public record IndexFacts(String name, boolean valid, boolean unique, boolean constraint, List<ColumnName> columns) {
        public IndexFacts {
            columns = List.copyOf(columns);
        }

        /** An index of which nobody asked the columns. */
        public IndexFacts(String name, boolean valid, boolean unique, boolean constraint) {
            this(name, valid, unique, constraint, List.of());
        }
    }
}
