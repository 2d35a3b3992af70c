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
    private boolean held = true;

    private AdvisoryLock(Connection connection, long key) {
        this.connection = connection;
        this.key = key;
    }

    static Optional<ToolLock> tryLock(Connection connection, String qualifiedTable) throws SQLException {
        long key = key(qualifiedTable);
        if (!ask(connection, "SELECT pg_try_advisory_lock(?)", key)) {
            return Optional.empty();
        }
        ToolLock lock = new AdvisoryLock(connection, key);
        return Optional.of(lock);
    }

    static long key(String qualifiedTable) {
        return FLYWAY_IN_ASCII + qualifiedTable.hashCode();
    }

    @Override
    public void release() throws SQLException {
        if (held) {
            ask(connection, "SELECT pg_advisory_unlock(?)", key);
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
