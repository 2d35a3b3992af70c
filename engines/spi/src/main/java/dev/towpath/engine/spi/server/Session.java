package dev.towpath.engine.spi.server;

import java.sql.Connection;
import java.sql.SQLException;

/** A session of the migration budget. Not thread-safe, except {@link #cancel()}. */
public interface Session extends AutoCloseable {
    /** The connection; belongs to the session and must not be closed by itself. */
    Connection connection();

    /** The server's number of this session. */
    long id();

    /**
     * Asks the server to cancel what the session runs now; does not wait for it to end. Without effect when nothing runs
     * and when the session was given back, whose connection may be somebody else's by now.
     */
    void cancel();

    /** Rolls back what is open, resets every setting and gives the session back. */
    @Override
    void close() throws SQLException;
}
