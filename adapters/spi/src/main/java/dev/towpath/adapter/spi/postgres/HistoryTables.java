package dev.towpath.adapter.spi.postgres;

import dev.towpath.model.ErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table in which a tool keeps its history. */
public final class HistoryTables {
    private HistoryTables() {}

    /** Whether there is such a table; views and the like do not count. */
    public static boolean exists(Connection connection, String schema, String name) throws SQLException {
        String sql = "SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
                + " ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = ? AND c.relkind = 'r')";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            statement.setString(2, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** What it means that the history could not be read. */
    public static ErrorCode unreadable(SQLException failure) {
        String state = state(failure);
        if (state.equals("55P03")) {
            return ErrorCode.LOCK_TIMEOUT;
        }
        boolean gone = state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
        return gone ? ErrorCode.DATABASE_UNAVAILABLE : ErrorCode.STATEMENT_FAILED;
    }

    /** The SQLSTATE, or nothing. */
    public static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }
}
