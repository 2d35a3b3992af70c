package dev.towpath.engine.spi.server;

import dev.towpath.model.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Cuts one table into ranges of its key. Keys travel as text, column by column, so that any type can be kept in the
 * ledger; the server casts them back.
 */
public interface Chunks {
    /** The greatest key now, read in a snapshot of its own; empty when the table has no rows. */
    Optional<Key> upperBound(Connection connection, Step.Backfill step) throws SQLException;

    /**
     * The last key of the next chunk.
     *
     * @param after the last key done, or null at the beginning
     * @param upper the last key of the range
     * @param rows rows of the driving table to pass
     * @return empty when nothing is left up to {@code upper}
     */
    Optional<Key> boundary(
            Connection connection,
            Step.Backfill step,
            @org.jspecify.annotations.Nullable Key after,
            Key upper,
            int rows)
            throws SQLException;

    /**
     * Runs the step's statement over {@code (after, to]} in the caller's transaction.
     *
     * @return rows changed
     */
    long run(Connection connection, Step.Backfill step, @org.jspecify.annotations.Nullable Key after, Key to)
            throws SQLException;

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
