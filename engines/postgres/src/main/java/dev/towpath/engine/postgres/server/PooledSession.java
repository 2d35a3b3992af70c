package dev.towpath.engine.postgres.server;

import dev.towpath.engine.spi.server.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** A session borrowed from the migration pool. */
final class PooledSession implements Session {
    private final Connection connection;
    private final PGConnection driver;
    private boolean closed;

    PooledSession(Connection connection, String application) throws SQLException {
        this.connection = connection;
        this.driver = connection.unwrap(PGConnection.class);
        connection.setAutoCommit(true);
        connection.setClientInfo("ApplicationName", application);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public long id() {
        return driver.getBackendPID();
    }

    @Override
    public void cancel() {
        try {
            driver.cancelQuery();
        } catch (SQLException e) {
            // The session is gone, so nothing runs in it any more.
            org.slf4j.LoggerFactory.getLogger(PooledSession.class).debug("cancel of session {} not delivered", id(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!connection.isClosed()) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                try (Statement statement = connection.createStatement()) {
                    // Not DISCARD ALL: that would give the permit back while the connection stays.
                    statement.execute("RESET ALL");
                    statement.execute("RESET SESSION AUTHORIZATION");
                }
            }
        } finally {
            connection.close();
        }
    }
}
