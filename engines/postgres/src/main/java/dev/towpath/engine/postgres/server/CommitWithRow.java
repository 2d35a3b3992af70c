package dev.towpath.engine.postgres.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Changes one row and commits, on one way to the server and back: after the change stands its COMMIT, which a server skips
 * when what stands before it failed. So a change that found no row has to fail, and it does so by dividing by their number.
 * The manual: "Message Flow", Pipelining.
 */
final class CommitWithRow {
    private static final String DIVISION_BY_ZERO = "22012";

    private CommitWithRow() {}

    /** False when there was not exactly one such row, and the transaction is rolled back. */
    static boolean run(Connection connection, String update, List<Object> values) throws SQLException {
        String sql = "WITH changed AS (" + update + " RETURNING 1)"
                + " SELECT 1 / (CASE count(*) WHEN 1 THEN 1 ELSE 0 END) FROM changed; COMMIT";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            statement.execute();
            return true;
        } catch (SQLException e) {
            if (!DIVISION_BY_ZERO.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback();
            return false;
        }
    }
}
