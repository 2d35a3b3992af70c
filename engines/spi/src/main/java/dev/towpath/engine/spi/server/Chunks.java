package dev.towpath.engine.spi.server;

import dev.towpath.model.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts tables into ranges of their keys. */
public interface Chunks {
    /**
     * The chunks of a step's driving table, read and run over this connection.
     *
     * @throws SQLException also when the key's columns are gone
     */
    TableChunks of(Connection connection, Step.Backfill step) throws SQLException;

    /** Why a chunk failed, by the server's code and never by its text. */
    Failure failure(SQLException failure);

    /** Why a chunk failed. Nothing of it stayed. */
    enum Failure {
        /** Somebody else holds one of its rows, or it lost a deadlock. */
        ROWS_HELD,
        /** It took longer than a statement may. */
        TOO_SLOW,
        /** One of its rows cannot be changed so: a value out of range, a constraint, a trigger that objects. */
        BAD_ROW,
        /** Nothing that a smaller chunk would help against. */
        OTHER
    }

    /**
     * The chunks of one table. Keys travel as text, column by column, so that any type can be kept in the ledger; the
     * server casts them back. A range begins behind its first key and ends with its last.
     */
    interface TableChunks {
        /**
         * Why running over a row twice would not leave it as the first time did; empty when each row is met once, or it
         * does no harm.
         */
        default Optional<String> unsettled() {
            return Optional.empty();
        }

        /** The greatest key now; empty when the table has no rows. */
        Optional<Key> upperBound() throws SQLException;

        /**
         * The last key of the next chunk. It may lie between two rows, when the chunk has only a little fewer of them.
         *
         * @param after the last key done, or null at the beginning
         * @param upper the last key of all
         * @param rows rows of the driving table to pass at most, at least 1
         * @return empty when fewer rows are left up to {@code upper}, which then is the end of the chunk
         */
        Optional<Key> boundary(@Nullable Key after, Key upper, int rows) throws SQLException;

        /** Rows of the driving table in a range; reads all their keys. */
        long count(@Nullable Key after, Key to) throws SQLException;

        /**
         * Runs the step's statement over the keys after {@code after} up to {@code to}, in the caller's transaction.
         *
         * @param passOver whether to look for rows that have the values they would get, and leave them as they are; without
         *     effect where nobody can tell
         * @return rows changed
         */
        long run(@Nullable Key after, Key to, boolean passOver) throws SQLException;

        /**
         * Runs the step's statement over all rows there are when it begins, wherever they are by then, in the caller's
         * transaction; those that have the values they would get are left as they are, where that can be told.
         *
         * @return rows changed
         */
        long runWhole() throws SQLException;

        /**
         * What the updates of this transaction, and where the server counts so those shortly before it, had to write; asked
         * after {@link #run}. Empty where the server does not tell.
         */
        Optional<UpdateCount> updates() throws SQLException;

        /**
         * A key about in the middle of a range, found by looking at few of its rows.
         *
         * @param rows about how many rows the range has
         * @return empty when it has no key strictly inside, or nobody can tell
         */
        Optional<Key> middle(@Nullable Key after, Key upper, long rows) throws SQLException;

        /** Whether a key comes before another one, in the order of the key's index. */
        boolean isBefore(Key one, Key other) throws SQLException;

        /**
         * Why running a chunk would read much more than the rows of the chunk, by the server's own plan for it; empty when
         * it goes along the key. May set the session up so that it does.
         */
        Optional<String> detour(@Nullable Key after, Key to) throws SQLException;

        /**
         * Makes the room of the table's dead rows free again, where the engine does not do so by itself; outside of a
         * transaction. Reads and writes go on; skipped when somebody else has the table's lock for schema changes.
         */
        void vacuum() throws SQLException;
    }

    /**
     * Rows that were updated.
     *
     * @param rows all of them
     * @param inPlace those that stayed where the indexes look for them, so that no index got a new entry
     */
    record UpdateCount(long rows, long inPlace) {}

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
