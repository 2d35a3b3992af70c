package dev.towpath.model.operation;

import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constraint as a statement declares it. The name is null when the server chooses it. */
public sealed interface ConstraintSpec {
    /** The constraint's name, or null when the server chooses it. */
    @Nullable
    String name();

    /** Whether rows are held to it; a constraint that is not enforced is only written down. */
    default boolean enforced() {
        return true;
    }

    /**
     * A primary key.
     *
     * @param usingIndex the existing index that becomes the constraint, or null
     */
    record PrimaryKey(
            @Nullable String name,
            List<ColumnName> columns,
            @Nullable String usingIndex) implements ConstraintSpec {
        public PrimaryKey {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A unique constraint.
     *
     * @param usingIndex the existing index that becomes the constraint, or null
     */
    record Unique(
            @Nullable String name,
            List<ColumnName> columns,
            @Nullable String usingIndex) implements ConstraintSpec {
        public Unique {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A foreign key.
     *
     * @param referenced empty when the statement means the parent's primary key
     * @param onDelete what becomes of rows whose parent goes
     * @param matchFull whether a key that is null in part is refused
     */
    record ForeignKey(
            @Nullable String name,
            List<ColumnName> columns,
            TableName parent,
            List<ColumnName> referenced,
            boolean enforced,
            OnDelete onDelete,
            boolean matchFull)
            implements ConstraintSpec {
        /** What becomes of rows whose parent goes. */
        public enum OnDelete {
            REFUSE,
            CASCADE,
            SET_NULL,
            SET_DEFAULT
        }

        public ForeignKey {
            columns = List.copyOf(columns);
            referenced = List.copyOf(referenced);
        }
    }

    record Check(@Nullable String name, String expression, boolean enforced) implements ConstraintSpec {}

    record NotNull(@Nullable String name, ColumnName column) implements ConstraintSpec {}

    record Exclusion(@Nullable String name) implements ConstraintSpec {}
}
