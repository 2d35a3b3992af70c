package dev.towpath.model.operation;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one statement, or one action of an {@code ALTER TABLE}, does to the schema or its data. The set is closed:
 * whoever decides something about operations switches over all of them, and a new one is a compile error there.
 */
public sealed interface SchemaOperation {

    /** The relation this operation mainly changes, or null when it names none. */
    default @Nullable TableName subject() {
        return null;
    }

    // ---- tables

    /**
     * A new table.
     *
     * @param copiesRows whether it is filled at once ({@code CREATE TABLE … AS SELECT})
     * @param partitionOf the partitioned parent it becomes a partition of, or null
     * @param traits what else it is
     * @param partitioning its partition key, and its bounds as a partition
     */
    record CreateTable(
            TableName table,
            boolean ifNotExists,
            List<ColumnSpec> columns,
            List<ConstraintSpec> constraints,
            boolean copiesRows,
            @Nullable TableName partitionOf,
            Set<TableTrait> traits,
            PartitionShape partitioning)
            implements SchemaOperation {
        public CreateTable {
            columns = List.copyOf(columns);
            constraints = List.copyOf(constraints);
            traits = Collections.unmodifiableSet(new TreeSet<>(traits));
        }

        /** A plain table. */
        public CreateTable(
                TableName table,
                boolean ifNotExists,
                List<ColumnSpec> columns,
                List<ConstraintSpec> constraints,
                boolean copiesRows,
                @Nullable TableName partitionOf) {
            this(table, ifNotExists, columns, constraints, copiesRows, partitionOf, Set.of());
        }

        /** A table that is no partition and has none, or of which that does not matter. */
        public CreateTable(
                TableName table,
                boolean ifNotExists,
                List<ColumnSpec> columns,
                List<ConstraintSpec> constraints,
                boolean copiesRows,
                @Nullable TableName partitionOf,
                Set<TableTrait> traits) {
            this(table, ifNotExists, columns, constraints, copiesRows, partitionOf, traits, PartitionShape.NONE);
        }

        @Override
        public TableName subject() {
            return table;
        }
    }

    record DropTable(TableName table, boolean ifExists, boolean cascade) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    record RenameTable(TableName table, String newName) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    /**
     * A table becomes a partition.
     *
     * @param asDefault the one for the rows that fit no other
     * @param bound which rows it takes, as written
     */
    record AttachPartition(TableName table, TableName partition, boolean asDefault, String bound)
            implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    /** A partition becomes a table of its own. */
    record DetachPartition(TableName table, TableName partition, boolean concurrently) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    /**
     * MySQL: a change of the partitions of a table, which are no tables of their own there.
     *
     * @param partitions the ones it names; empty for all, or when it names none
     * @param action its text, for people
     */
    record ChangePartitions(TableName table, PartitionChange change, List<String> partitions, String action)
            implements SchemaOperation {
        public ChangePartitions {
            partitions = List.copyOf(partitions);
        }

        @Override
        public TableName subject() {
            return table;
        }
    }

    /**
     * Any other change of a table's, or a column's, own properties (owner, storage, triggers on or off, row security …).
     *
     * @param column the column it is about, or null
     * @param action the action's text, for people
     */
    record AlterTable(
            TableName table, TableChange change, @Nullable ColumnName column, String action)
            implements SchemaOperation {
        /** A change of the table itself. */
        public AlterTable(TableName table, TableChange change, String action) {
            this(table, change, null, action);
        }

        @Override
        public TableName subject() {
            return table;
        }
    }

    // ---- columns

    record AddColumn(TableName table, ColumnSpec column, boolean ifNotExists) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    record DropColumn(TableName table, ColumnName column, boolean ifExists, boolean cascade)
            implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    record RenameColumn(TableName table, ColumnName column, ColumnName newName) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    /**
     * A column changes its type.
     *
     * @param type as in {@link ColumnSpec#type}
     * @param using the conversion expression, or null for the default cast
     */
    record AlterColumnType(
            TableName table,
            ColumnName column,
            String type,
            @Nullable String using) implements SchemaOperation {
        public AlterColumnType {
            type = TypeText.of(type);
        }

        @Override
        public TableName subject() {
            return table;
        }
    }

    /**
     * MySQL's {@code MODIFY} and {@code CHANGE}: a column is declared anew. What the new declaration leaves out is gone.
     *
     * @param spec the whole declaration; its name differs from {@code column} when the column is renamed too, and its
     *     attributes hold {@code first} or {@code after} when it moves
     */
    record RedefineColumn(TableName table, ColumnName column, ColumnSpec spec) implements SchemaOperation {
        /** Whether the column gets another name. */
        public boolean renames() {
            return !spec.name().equals(column);
        }

        @Override
        public TableName subject() {
            return table;
        }
    }

    record SetNotNull(TableName table, ColumnName column) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    record DropNotNull(TableName table, ColumnName column) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    record SetDefault(TableName table, ColumnName column, String expression) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    record DropDefault(TableName table, ColumnName column) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    // ---- indexes and constraints

    /**
     * A new index.
     *
     * @param index null when the server chooses the name
     * @param only {@code ON ONLY}: not built on partitions
     * @param columns its key columns in order; empty when one is an expression
     * @param shape what else tells it from other indexes
     */
    record CreateIndex(
            @Nullable String index,
            TableName table,
            boolean unique,
            boolean concurrently,
            boolean ifNotExists,
            boolean only,
            List<ColumnName> columns,
            IndexShape shape)
            implements SchemaOperation {
        public CreateIndex {
            columns = List.copyOf(columns);
        }

        @Override
        public TableName subject() {
            return table;
        }
    }

    /**
     * An index goes away.
     *
     * @param on the table it belongs to, where names of indexes are their table's own (MySQL); else null
     */
    record DropIndex(
            TableName index,
            boolean concurrently,
            boolean ifExists,
            boolean cascade,
            @Nullable TableName on) implements SchemaOperation {
        /** An index whose name says which one it is. */
        public DropIndex(TableName index, boolean concurrently, boolean ifExists, boolean cascade) {
            this(index, concurrently, ifExists, cascade, null);
        }

        @Override
        public @Nullable TableName subject() {
            return on;
        }
    }

    /**
     * A constraint on an existing table.
     *
     * @param notValid existing rows are not checked now
     */
    record AddConstraint(TableName table, ConstraintSpec constraint, boolean notValid) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    record DropConstraint(TableName table, String constraint, boolean ifExists, boolean cascade)
            implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    record ValidateConstraint(TableName table, String constraint) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    record RenameConstraint(TableName table, String constraint, String newName) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    // ---- other objects

    /**
     * A new object, or a new body of one.
     *
     * @param on the table a trigger, rule or policy belongs to, or the sequence's owner; else null
     * @param replaces {@code CREATE OR REPLACE}
     * @param detail what is known of it beyond its name
     */
    record CreateObject(
            ObjectKind object, TableName name, @Nullable TableName on, boolean replaces, ObjectDetail detail)
            implements SchemaOperation {
        /** An object of which only the name matters. */
        public CreateObject(ObjectKind object, TableName name, @Nullable TableName on, boolean replaces) {
            this(object, name, on, replaces, ObjectDetail.NONE);
        }

        @Override
        public @Nullable TableName subject() {
            return on;
        }
    }

    /** Any change of an existing object that is not a table: its text is for people. */
    record AlterObject(ObjectKind object, TableName name, ObjectChange change, String action)
            implements SchemaOperation {}

    /**
     * An object goes away.
     *
     * @param on the table a trigger, rule or policy belongs to; else null
     */
    record DropObject(
            ObjectKind object, TableName name, @Nullable TableName on, boolean ifExists, boolean cascade)
            implements SchemaOperation {
        @Override
        public @Nullable TableName subject() {
            return on;
        }
    }

    /**
     * One more value of an enumeration.
     *
     * @param placed whether the statement says before or after which other value
     */
    record AddEnumValue(TableName type, String value, boolean placed) implements SchemaOperation {}

    // ---- rows

    /** {@code INSERT … VALUES}, {@code DEFAULT VALUES}: as many rows as the file holds. */
    record InsertRows(TableName table) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    /** {@code INSERT … SELECT}: as many rows as the query returns. */
    record InsertQuery(TableName table, Chunking chunking) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    /**
     * {@code UPDATE}.
     *
     * @param everyRow whether nothing restricts it: no condition, or one that always holds
     */
    record UpdateRows(TableName table, List<ColumnName> columns, Chunking chunking, boolean everyRow)
            implements SchemaOperation {
        public UpdateRows {
            columns = List.copyOf(columns);
        }

        @Override
        public TableName subject() {
            return table;
        }
    }

    /**
     * {@code DELETE}.
     *
     * @param everyRow whether nothing restricts it: no condition, or one that always holds
     */
    record DeleteRows(TableName table, Chunking chunking, boolean everyRow) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    record TruncateTable(TableName table, boolean cascade) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    /** {@code COPY … FROM STDIN} with the rows in the file. */
    record CopyRows(TableName table) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    // ---- everything else

    /** {@code COMMENT ON}: changes nothing an application can notice. */
    record Describe(String target) implements SchemaOperation {}

    /** {@code GRANT}, {@code REVOKE}, default privileges, roles: changes who may do what. */
    record ChangePrivileges(String action, Set<PrivilegeConcern> concerns) implements SchemaOperation {
        public ChangePrivileges {
            concerns = Collections.unmodifiableSet(new TreeSet<>(concerns));
        }
    }

    /**
     * A setting of the session, such as {@code SET search_path}.
     *
     * @param setting the text behind {@code SET}, for people and for the server
     * @param assigns what it sets, or null when it is no plain assignment
     */
    record SessionSetting(String setting, @Nullable Assignment assigns) implements SchemaOperation {}

    /**
     * {@code BEGIN}, {@code COMMIT}, {@code SAVEPOINT} …: the file steers its own transaction.
     *
     * @param step what it does
     * @param action the statement, for people
     */
    record TransactionControl(TransactionStep step, String action) implements SchemaOperation {}

    /** Upkeep without a schema change: {@code VACUUM}, {@code ANALYZE}, {@code REINDEX}, {@code CLUSTER} … */
    record Maintenance(
            Upkeep upkeep, String action, @Nullable TableName table) implements SchemaOperation {
        @Override
        public @Nullable TableName subject() {
            return table;
        }
    }

    /**
     * A piece of code that runs once, as one statement, with all locks held to its end: a {@code DO} block.
     *
     * @param what the kind of statement, for people
     * @param does what its statements may do, in the order of the text; a part that cannot be told is {@link Opaque}
     * @param reads the relations whose rows its conditions and queries look at, those of the catalog left out
     */
    record Block(String what, List<CodePart> does, SortedSet<TableName> reads) implements SchemaOperation {
        public Block {
            does = List.copyOf(does);
            reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
        }

        /** Whether every part of it can be told. */
        public boolean complete() {
            return does.stream().noneMatch(part -> part.operation() instanceof Opaque);
        }
    }

    /**
     * A statement that parses but whose effect cannot be told from its text: {@code CALL}, a {@code SELECT} that calls
     * functions, a {@code DO} block in a language that is not read.
     *
     * @param what the kind of statement, for people
     */
    record Opaque(String what) implements SchemaOperation {}
}
