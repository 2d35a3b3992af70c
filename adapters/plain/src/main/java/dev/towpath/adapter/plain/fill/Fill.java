package dev.towpath.adapter.plain.fill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file says, part by part, as it was written. */
sealed interface Fill {
    /** A key and the SQL behind it. */
    record Clause(Scalar key, Scalar sql) {}

    /**
     * Changes rows.
     *
     * @param update the table, maybe with an alias
     * @param set a column and its value each; at least one
     */
    record Update(
            Clause update,
            Scalar setKey,
            List<Clause> set,
            @Nullable Clause from,
            @Nullable Clause where) implements Fill {
        public Update {
            set = List.copyOf(set);
        }
    }

    /** Deletes rows. */
    record Delete(
            Clause delete, @Nullable Clause using, @Nullable Clause where) implements Fill {}

    /**
     * Adds the rows of a query.
     *
     * @param columns at least one
     */
    record Insert(Clause insert, List<Scalar> columns, Clause select) implements Fill {
        public Insert {
            columns = List.copyOf(columns);
        }
    }
}
