package dev.towpath.engine.spi.server;

import dev.towpath.model.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts tables into ranges of their keys. */
public interface Chunks {
    /** The chunks of a step's driving table, read and run over this connection. */
    TableChunks of(Connection connection, Step.Backfill step) throws SQLException;

    /**
     * The chunks of one table. Keys travel as text, column by column, so that any type can be kept in the ledger; the
     * server casts them back.
     */
    interface TableChunks {
        /** The greatest key now; empty when the table has no rows. */
        Optional<Key> upperBound() throws SQLException;

        /**
         * The last key of the next chunk.
         *
         * @param after the last key done, or null at the beginning
         * @param upper the last key of all
         * @param rows rows of the driving table to pass, at least 1
         * @return empty when nothing is left up to {@code upper}
         */
        Optional<Key> boundary(@Nullable Key after, Key upper, int rows) throws SQLException;

        /**
         * Runs the step's statement over the keys after {@code after} up to {@code to}, in the caller's transaction.
         *
         * @return rows changed
         */
        long run(@Nullable Key after, Key to) throws SQLException;
    }

    /**
     * One key, column by column, as text.
     *
     * @param values never null: a key's columns are not nullable
     */
    record Key(List<String> values) {
        public Key {
            values = List.copyOf(values);
        }
    }
}
