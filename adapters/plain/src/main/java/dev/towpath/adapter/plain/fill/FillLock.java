package dev.towpath.adapter.plain.fill;

import dev.towpath.adapter.spi.ToolHistory.ToolLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Keeps two runs over one history apart: an advisory lock on PostgreSQL, which dies with its session. */
final class FillLock implements ToolLock {
    /** "towfill" in ASCII, so that the key is nobody else's by chance. */
    private static final long SEED = 0x746f7766696c6cL;

    private final Connection connection;
    private final long key;
    private final String how;
    private boolean held = true;

    private FillLock(Connection connection, long key, String how) {
        this.connection = connection;
        this.key = key;
        this.how = how;
    }

    /** @param how {@code _shared}, or nothing */
    static Optional<ToolLock> tryLock(Connection connection, String table, String how) throws SQLException {
        long key = SEED + table.hashCode();
        return ask(connection, "SELECT pg_catalog.pg_try_advisory_lock" + how + "(?)", key)
                ? Optional.of(new FillLock(connection, key, how))
                : Optional.empty();
    }

    @Override
    public void release() throws SQLException {
        if (held) {
            ask(connection, "SELECT pg_catalog.pg_advisory_unlock" + how + "(?)", key);
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
