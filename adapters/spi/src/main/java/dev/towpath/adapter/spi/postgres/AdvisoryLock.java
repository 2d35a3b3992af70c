package dev.towpath.adapter.spi.postgres;

import dev.towpath.adapter.spi.ToolHistory.ToolLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** An advisory lock of the session, which dies with it. The manual: "Explicit Locking", "Advisory Locks". */
public final class AdvisoryLock implements ToolLock {
    private final Connection connection;
    private final long key;
    private final String unlock;
    private boolean held = true;

    private AdvisoryLock(Connection connection, long key, String unlock) {
        this.connection = connection;
        this.key = key;
        this.unlock = unlock;
    }

    /** Alone; empty when anybody has it. Never waits. */
    public static Optional<ToolLock> tryLock(Connection connection, long key) throws SQLException {
        return tryLock(connection, key, "");
    }

    /** Shared among those who ask for it so; whoever wants it alone is kept out. Never waits. */
    public static Optional<ToolLock> tryShare(Connection connection, long key) throws SQLException {
        return tryLock(connection, key, "_shared");
    }

    private static Optional<ToolLock> tryLock(Connection connection, long key, String how) throws SQLException {
        if (!ask(connection, "SELECT pg_catalog.pg_try_advisory_lock" + how + "(?)", key)) {
            return Optional.empty();
        }
        return Optional.of(new AdvisoryLock(connection, key, "SELECT pg_catalog.pg_advisory_unlock" + how + "(?)"));
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
