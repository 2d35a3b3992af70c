package dev.towpath.model.operation;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import java.util.List;
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
     */
    record CreateTable(
            TableName table,
            boolean ifNotExists,
            List<ColumnSpec> columns,
            List<ConstraintSpec> constraints,
            boolean copiesRows,
            @Nullable TableName partitionOf)
            implements SchemaOperation {
        public CreateTable {
            columns = List.copyOf(columns);
            constraints = List.copyOf(constraints);
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

    /** A partition is attached to or detached from its parent. */
    record AttachPartition(TableName table, TableName partition) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    record DetachPartition(TableName table, TableName partition, boolean concurrently) implements SchemaOperation {
        @Override
        public TableName subject() {
            return table;
        }
    }

    /**
     * Any other change of a table's own properties (owner, storage, triggers on or off, row security …).
     *
     * @param action the action's text, for people
     */
    record AlterTable(TableName table, String action) implements SchemaOperation {
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
     * @param using the conversion expression, or null for the default cast
     */
    record AlterColumnType(
            TableName table,
            ColumnName column,
            String type,
            @Nullable String using) implements SchemaOperation {
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
     */
    record CreateIndex(
            @Nullable String index,
            TableName table,
            boolean unique,
            boolean concurrently,
            boolean ifNotExists,
            boolean only,
            List<ColumnName> columns)
            implements SchemaOperation {
        public CreateIndex {
            columns = List.copyOf(columns);
        }

        @Override
        public TableName subject() {
            return table;
        }
    }

    record DropIndex(TableName index, boolean concurrently, boolean ifExists, boolean cascade)
            implements SchemaOperation {}

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
     */
    record CreateObject(
            ObjectKind object, TableName name, @Nullable TableName on, boolean replaces) implements SchemaOperation {
        @Override
        public @Nullable TableName subject() {
            return on;
        }
    }

    /** Any change of an existing object that is not a table: its text is for people. */
    record AlterObject(ObjectKind object, TableName name, String action) implements SchemaOperation {}

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

    record AddEnumValue(TableName type, String value) implements SchemaOperation {}

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

    record UpdateRows(TableName table, List<ColumnName> columns, Chunking chunking) implements SchemaOperation {
        public UpdateRows {
            columns = List.copyOf(columns);
        }

        @Override
        public TableName subject() {
            return table;
        }
    }

    record DeleteRows(TableName table, Chunking chunking) implements SchemaOperation {
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
    record ChangePrivileges(String action) implements SchemaOperation {}

    /** A setting of the session, such as {@code SET search_path}. */
    record SessionSetting(String setting) implements SchemaOperation {}

    /** {@code BEGIN}, {@code COMMIT}, {@code SAVEPOINT} …: the file steers its own transaction. */
    record TransactionControl(String action) implements SchemaOperation {}

    /** Upkeep without a schema change: {@code VACUUM}, {@code ANALYZE}, {@code REINDEX}, {@code CLUSTER} … */
    record Maintenance(String action, @Nullable TableName table) implements SchemaOperation {
        @Override
        public @Nullable TableName subject() {
            return table;
        }
    }

    /**
     * A statement that parses but whose effect cannot be told from its text: a {@code DO} block, {@code CALL}, a
     * {@code SELECT} that calls functions.
     *
     * @param what the kind of statement, for people
     */
    record Opaque(String what) implements SchemaOperation {}
}
