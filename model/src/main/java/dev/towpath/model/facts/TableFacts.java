package dev.towpath.model.facts;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec.DefaultValue;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.PartitionShape;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
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
 * @param partitioning its partition key, and its bounds as a partition
 * @param handling what becomes of rows that a statement writes
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
        @Nullable TableName partitionOf,
        PartitionShape partitioning,
        RowHandling handling) {
    /** A table that is no partition, and of which nobody looked what becomes of its rows. */
    public TableFacts(
            TableName name,
            long estimatedRows,
            long bytes,
            boolean partitioned,
            List<ColumnFacts> columns,
            List<ColumnName> primaryKey,
            List<ConstraintFacts> constraints,
            List<IndexFacts> indexes) {
        this(
                name,
                estimatedRows,
                bytes,
                partitioned,
                columns,
                primaryKey,
                constraints,
                indexes,
                null,
                PartitionShape.NONE,
                RowHandling.UNKNOWN);
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
     * @param defaultValue what rows get that do not name it
     * @param attributes as in {@link dev.towpath.model.operation.ColumnSpec#attributes}
     */
    public record ColumnFacts(
            ColumnName name,
            String type,
            boolean nullable,
            DefaultValue defaultValue,
            SortedMap<String, String> attributes) {
        public ColumnFacts {
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        }

        /** A column without default. */
        public ColumnFacts(ColumnName name, String type, boolean nullable) {
            this(name, type, nullable, DefaultValue.NONE, new TreeMap<>());
        }
    }

    /**
     * A constraint.
     *
     * @param definition as the server prints it; empty when no server was asked
     * @param spec what it says, or null when nobody looked
     */
    public record ConstraintFacts(
            String name,
            boolean validated,
            String definition,
            @Nullable ConstraintSpec spec) {
        /** A constraint of which only the text is known. */
        public ConstraintFacts(String name, boolean validated, String definition) {
            this(name, validated, definition, null);
        }
    }

    /**
     * An index.
     *
     * @param constraint whether a constraint rests on it
     * @param columns its key columns in order; empty when they are not known or one is an expression
     * @param text the texts of its expressions and of its condition; empty when it has none or nobody looked
     * @param method as in {@link dev.towpath.model.operation.IndexShape#method}
     * @param special as in {@link dev.towpath.model.operation.IndexShape#special}
     * @param reads every column an entry depends on, as far as known: of its key, those it carries along, those of its
     *     expressions and of its condition
     */
    public record IndexFacts(
            String name,
            boolean valid,
            boolean unique,
            boolean constraint,
            List<ColumnName> columns,
            String text,
            String method,
            boolean special,
            SortedSet<ColumnName> reads) {
        public IndexFacts {
            columns = List.copyOf(columns);
            reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
        }

        /** An index that depends on the columns of its key only. */
        public IndexFacts(
                String name,
                boolean valid,
                boolean unique,
                boolean constraint,
                List<ColumnName> columns,
                String text,
                String method,
                boolean special) {
            this(name, valid, unique, constraint, columns, text, method, special, new TreeSet<>(columns));
        }

        /** The same index once its columns are others, of its key and elsewhere. */
        public IndexFacts mapColumns(UnaryOperator<List<ColumnName>> change) {
            return new IndexFacts(
                    name,
                    valid,
                    unique,
                    constraint,
                    change.apply(columns),
                    text,
                    method,
                    special,
                    new TreeSet<>(change.apply(List.copyOf(reads))));
        }

        /** The same index under another name. */
        public IndexFacts named(String other) {
            return new IndexFacts(other, valid, unique, constraint, columns, text, method, special, reads);
        }

        /** An index whose elements are ordered and compared as usual. */
        public IndexFacts(
                String name,
                boolean valid,
                boolean unique,
                boolean constraint,
                List<ColumnName> columns,
                String text,
                String method) {
            this(name, valid, unique, constraint, columns, text, method, false);
        }

        /** A tree, as nearly all indexes are. */
        public IndexFacts(
                String name, boolean valid, boolean unique, boolean constraint, List<ColumnName> columns, String text) {
            this(name, valid, unique, constraint, columns, text, "btree");
        }

        /** An index over plain columns. */
        public IndexFacts(String name, boolean valid, boolean unique, boolean constraint, List<ColumnName> columns) {
            this(name, valid, unique, constraint, columns, "");
        }

        /** An index of which nobody asked the columns. */
        public IndexFacts(String name, boolean valid, boolean unique, boolean constraint) {
            this(name, valid, unique, constraint, List.of());
        }
    }
}
