package dev.towpath.activity.step;

import dev.towpath.engine.spi.server.Session;
import dev.towpath.model.lock.Blocker;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Lends bounded sessions to a tool that wants to open connections itself; what it leaves open is given back at the end. */
final class BoundedSource implements DataSource, AutoCloseable {
    private final Opening opening;
    private final Map<Session, BlockerWatch> open = new ConcurrentHashMap<>();
    private final List<BlockerWatch> watches = new CopyOnWriteArrayList<>();

    /** How sessions and their watches are made. */
    interface Opening {
        Session session() throws SQLException;

        BlockerWatch watch(Session session);
    }

    BoundedSource(Opening opening) {
        this.opening = opening;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Session session = opening.session();
        BlockerWatch watch = opening.watch(session);
        open.put(session, watch);
        watches.add(watch);
        return (Connection) Proxy.newProxyInstance(
                BoundedSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(session);
                        return null;
                    }
                    try {
                        return method.invoke(session.connection(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void giveBack(Session session) throws SQLException {
        BlockerWatch watch = open.remove(session);
        if (watch != null) {
            watch.close();
            session.close();
        }
    }

    /** Cancels what runs, in every session. */
    void cancel() {
        open.keySet().forEach(Session::cancel);
    }

    /** Who was seen last to keep one of the sessions waiting. */
    List<Blocker> blockers() {
        return watches.stream()
                .flatMap(watch -> watch.blockers().stream())
                .distinct()
                .toList();
    }

    @Override
    public void close() throws SQLException {
        for (Session session : List.copyOf(open.keySet())) {
            giveBack(session);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is configured");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("the time is configured");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing is inside");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
