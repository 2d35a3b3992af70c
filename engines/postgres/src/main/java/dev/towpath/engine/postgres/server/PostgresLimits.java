package dev.towpath.engine.postgres.server;

import dev.towpath.engine.spi.server.SessionLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Session limits through {@code lock_timeout} and {@code statement_timeout}; both count in milliseconds, 0 is none. */
final class PostgresLimits implements SessionLimits {
    @Override
    public void inTransaction(Connection connection, Duration lock, Duration statement) throws SQLException {
        set(connection, "SET LOCAL", lock, statement);
    }

    @Override
    public void inSession(Connection connection, Duration lock, Duration statement) throws SQLException {
        set(connection, "SET", lock, statement);
    }

    @Override
    public void durableCommits(Connection connection, boolean wait) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(wait ? "RESET synchronous_commit" : "SET synchronous_commit = off");
        }
    }

    @Override
    public void durableCommit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL synchronous_commit = on");
        }
    }

    @Override
    public void outlivesClient(Connection connection, boolean outlives) throws SQLException {
        if (outlives) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET client_connection_check_interval = 0");
            }
        } else {
            LostClient.endsWork(connection);
        }
    }

    private static void set(Connection connection, String how, Duration lock, Duration limit) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(how + " lock_timeout = " + lock.toMillis());
            statement.execute(how + " statement_timeout = " + limit.toMillis());
        }
    }
}
