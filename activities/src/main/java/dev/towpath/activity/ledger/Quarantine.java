package dev.towpath.activity.ledger;

import dev.towpath.engine.spi.server.Chunks.Key;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Rows that a fill's statement fails for. Their keys stay in the database they belong to: nothing of them travels.
 *
 * <p>Every method works in the caller's transaction.
 */
public final class Quarantine {
    private final String table;
    private final String fingerprint;

    Quarantine(String table, String fingerprint) {
        this.table = table;
        this.fingerprint = fingerprint;
    }

    /** The table, for people. */
    public String table() {
        return table;
    }

    /** Rows that were passed over. */
    public long size(Connection connection) throws SQLException {
        String sql = "SELECT count(*) FROM " + table + " WHERE fingerprint = ? AND passed_over";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fingerprint);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * Notes a row; a row that was noted before is noted anew.
     *
     * @param passedOver whether the fill goes on without it, in the same transaction
     * @param said the server's words, without row values
     */
    public void note(Connection connection, Key key, boolean passedOver, String sqlState, String said)
            throws SQLException {
        String which = " WHERE fingerprint = ? AND row_key = ?";
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM " + table + which)) {
            statement.setString(1, fingerprint);
            statement.setString(2, KeyText.write(key));
            statement.executeUpdate();
        }
        String sql =
                "INSERT INTO " + table + " (fingerprint, row_key, passed_over, sqlstate, said) VALUES (?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fingerprint);
            statement.setString(2, KeyText.write(key));
            statement.setBoolean(3, passedOver);
            statement.setString(4, sqlState);
            statement.setString(5, said);
            statement.executeUpdate();
        }
    }
}
