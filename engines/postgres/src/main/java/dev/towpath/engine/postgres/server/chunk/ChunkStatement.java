package dev.towpath.engine.postgres.server.chunk;

import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.engine.spi.server.Chunks.UpdateCount;
import dev.towpath.model.plan.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The step's statement over a part of its table.
 *
 * @param passesOver the condition under which a row is changed at all; empty when every row is
 */
record ChunkStatement(Connection connection, Step.Backfill step, String passesOver) {
    static ChunkStatement of(Connection connection, Step.Backfill step) throws SQLException {
        return new ChunkStatement(connection, step, AlreadyRight.condition(connection, step));
    }

    /** @param range a condition over the driving table, with its qualifier */
    String sql(String range, boolean passOver) {
        return step.chunk().over(passesOver.isEmpty() || !passOver ? range : range + "\n  AND " + passesOver);
    }

    String qualifier() {
        return step.chunk().qualifier() + ".";
    }

    long run(String range, boolean passOver) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // The team's text is not ours to interpret: no JDBC escapes, no placeholders.
            statement.setEscapeProcessing(false);
            return statement.executeLargeUpdate(sql(range, passOver));
        }
    }

    /**
     * Of this session only: the application's updates do not count, and nothing is waited for. The manual: "Viewing
     * Statistics", pg_stat_get_xact_tuples_hot_updated. Under track_counts = off the server counts nothing.
     */
    Optional<UpdateCount> updates() throws SQLException {
        String sql = "SELECT coalesce(sum(pg_stat_get_xact_tuples_updated(relid)), 0),"
                + " coalesce(sum(pg_stat_get_xact_tuples_hot_updated(relid)), 0) FROM " + Family.of(step.table());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            UpdateCount counted = new UpdateCount(row.getLong(1), row.getLong(2));
            return counted.rows() == 0 ? Optional.empty() : Optional.of(counted);
        }
    }

    /** Takes SHARE UPDATE EXCLUSIVE. The manual: "VACUUM", SKIP_LOCKED. */
    void vacuum() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (SKIP_LOCKED) " + PostgresNames.quote(step.table()));
        }
    }
}
