package dev.towpath.engine.postgres.server;

import dev.towpath.engine.spi.server.LoadSensors.Answer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Asks SQL of the team's own, which may neither change anything nor keep the monitor connection busy. */
final class TeamQuestion {
    private static final int LONGEST_REASON = 200;

    private static final String BOUNDS =
            "SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = 500; SET LOCAL lock_timeout = 250";

    private static final String OTHER_FORM = "22000";

    private TeamQuestion() {}

    static Answer ask(Connection monitor, String sql) throws SQLException {
        monitor.setAutoCommit(false);
        try (Statement statement = monitor.createStatement()) {
            statement.execute(BOUNDS);
            statement.setEscapeProcessing(false);
            statement.setMaxRows(1);
            if (!statement.execute(sql)) {
                throw new SQLException("it returns no rows", OTHER_FORM);
            }
            try (ResultSet row = statement.getResultSet()) {
                return answer(row);
            }
        } finally {
            monitor.rollback();
            monitor.setAutoCommit(true);
        }
    }

    private static Answer answer(ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new SQLException("it returned no row", OTHER_FORM);
        }
        boolean stop = stop(row.getObject(1));
        String reason = row.getMetaData().getColumnCount() > 1 ? row.getString(2) : "";
        return new Answer(stop, shown(reason));
    }

    private static boolean stop(@Nullable Object first) throws SQLException {
        return switch (first) {
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() > 0;
            case null -> throw new SQLException("its first column is null", OTHER_FORM);
            default -> throw new SQLException("its first column is neither a boolean nor a number", OTHER_FORM);
        };
    }

    private static String shown(@Nullable String reason) {
        String line =
                reason == null ? "" : reason.replaceAll("\\p{Cntrl}+", " ").strip();
        int end = line.offsetByCodePoints(0, Math.min(LONGEST_REASON, line.codePointCount(0, line.length())));
        return line.substring(0, end);
    }
}
