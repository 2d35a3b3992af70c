package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.ToolHistory.ToolLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Flyway's lock on PostgreSQL: an advisory lock whose key is the word "Flyway" in ASCII plus the hash of the quoted
 * table name. Flyway takes it for a transaction or, when so configured, for a session; both kinds keep each other out.
 */
final class AdvisoryLock implements ToolLock {
    private static final long FLYWAY_IN_ASCII = 77_431_708_279_161L;

    private final Connection connection;
    private final long key;
    private final String unlock;
    private boolean held = true;

    private AdvisoryLock(Connection connection, long key, String unlock) {
        this.connection = connection;
        this.key = key;
        this.unlock = unlock;
    }

    static Optional<ToolLock> tryLock(Connection connection, String qualifiedTable) throws SQLException {
        return tryLock(connection, key(qualifiedTable), "");
    }

    /** Shared among those who ask for it so; Flyway itself, which wants it alone, is kept out. */
    static Optional<ToolLock> tryShare(Connection connection, String qualifiedTable) throws SQLException {
        return tryLock(connection, key(qualifiedTable), "_shared");
    }

    private static Optional<ToolLock> tryLock(Connection connection, long key, String how) throws SQLException {
        if (!ask(connection, "SELECT pg_try_advisory_lock" + how + "(?)", key)) {
            return Optional.empty();
        }
        return Optional.of(new AdvisoryLock(connection, key, "SELECT pg_advisory_unlock" + how + "(?)"));
    }

    static long key(String qualifiedTable) {
        return FLYWAY_IN_ASCII + qualifiedTable.hashCode();
    }

    @Override
    public void release() throws SQLException {
        if (held) {
            ask(connection, unlock, key);
            held = false;
        }
    }

    private static boolean ask(Connection connection, String sql, long key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
