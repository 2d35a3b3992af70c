package dev.towpath.engine.postgres.server;

import dev.towpath.engine.spi.server.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/** A session borrowed from the migration pool. */
final class PooledSession implements Session {
    /** Advisory locks that outlived the session's work, the permit aside; each may be held many times over. */
    private static final String KEPT_LOCKS =
            "SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
                    + " AND NOT (objsubid = 2 AND classid = " + Permits.CLASS + ") LIMIT 1";

    private final Connection connection;
    private final PGConnection driver;
    private final Consumer<Connection> evict;
    private final int budget;
    /** Held while a cancel is on its way: what arrives after the session was given back would hit the next borrower. */
    private final Lock lending = new ReentrantLock();

    private boolean closed;

    /**
     * Prepares a connection for its work.
     *
     * @param budget permits there are
     * @param evict makes the pool close the connection instead of lending it again
     */
    PooledSession(Connection connection, String application, int budget, Consumer<Connection> evict)
            throws SQLException {
        this.connection = connection;
        this.budget = budget;
        this.evict = evict;
        this.driver = connection.unwrap(PGConnection.class);
        connection.setAutoCommit(true);
        connection.setClientInfo("ApplicationName", application);
        LostClient.isNoticed(connection);
        LostClient.endsWork(connection);
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
        lending.lock();
        try {
            if (!closed) {
                driver.cancelQuery();
            }
        } catch (SQLException e) {
            // The session is gone, so nothing runs in it any more.
            org.slf4j.LoggerFactory.getLogger(PooledSession.class).debug("cancel of session {} not delivered", id(), e);
        } finally {
            lending.unlock();
        }
    }

    @Override
    public void close() throws SQLException {
        if (isClosedAlready()) {
            return;
        }
        try {
            if (!connection.isClosed()) {
                reset();
            }
        } catch (SQLException | RuntimeException e) {
            evict.accept(connection);
            throw e;
        } finally {
            connection.close();
        }
    }

    /** Waits for a cancel on its way (the driver bounds it); from now on there are no others. */
    private boolean isClosedAlready() {
        lending.lock();
        try {
            boolean before = closed;
            closed = true;
            return before;
        } finally {
            lending.unlock();
        }
    }

    private void reset() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        try (Statement statement = connection.createStatement()) {
            // Not DISCARD ALL: that would give the permit back while the connection stays.
            statement.execute("RESET SESSION AUTHORIZATION");
            statement.execute("RESET ROLE");
            statement.execute("RESET ALL");
            statement.execute("DISCARD TEMP");
            statement.execute("UNLISTEN *");
            try (ResultSet row = statement.executeQuery(KEPT_LOCKS)) {
                // The last permit is not kept in reserve: another worker may wait for it.
                if (row.next() || !Permits.anyFree(connection, budget)) {
                    evict.accept(connection);
                }
            }
        }
    }
}
