package dev.towpath.engine.postgres.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The budget, kept where all workers see it: one session advisory lock per connection, which the server releases when the
 * session ends, however it ends. A migration session holds its permit as long as it is connected.
 *
 * <p>Advisory locks are per database, and so is the budget. See the manual, "Explicit Locking", section "Advisory Locks".
 */
final class Permits {
    /** The first key of the two: the letters TOWP. */
    static final int CLASS = 0x544F5750;

    private Permits() {}

    /** Takes a free permit for this session, without waiting. */
    static boolean take(Connection connection, int budget) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
            for (int slot = 0; slot < budget; slot++) {
                statement.setInt(1, CLASS);
                statement.setInt(2, slot);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** Whether a permit is free right now; asked from the monitor, so that no connection is opened in vain. */
    static boolean anyFree(Connection monitor, int budget) throws SQLException {
        String sql = """
                SELECT count(*) FROM pg_locks
                WHERE locktype = 'advisory' AND classid = ?::int8::oid AND objsubid = 2 AND granted
                  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """;
        try (PreparedStatement statement = monitor.prepareStatement(sql)) {
            statement.setInt(1, CLASS);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) < budget;
            }
        }
    }
}
