package dev.towpath.engine.postgres.server;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Opens connections that hold a permit of the budget; refuses when none is free. */
final class PermittedSource implements DataSource {
    private final DataSource raw;
    private final MonitorLook monitor;
    private final int budget;

    /** How the monitor connection is borrowed for a look. */
    interface MonitorLook {
        boolean permitFree() throws SQLException;
    }

    PermittedSource(DataSource raw, MonitorLook monitor, int budget) {
        this.raw = raw;
        this.monitor = monitor;
        this.budget = budget;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!monitor.permitFree()) {
            throw noneFree(budget);
        }
        Connection connection = raw.getConnection();
        try {
            if (!Permits.take(connection, budget)) {
                throw noneFree(budget);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static SQLException noneFree(int budget) {
        return new SQLTransientConnectionException(
                "all " + budget + " connections of the migration budget are in use", SqlStates.NO_PERMIT);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is configured");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return raw.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        raw.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        raw.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return raw.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return raw.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return raw.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return raw.isWrapperFor(type);
    }
}
