package dev.towpath.engine.spi.server;

import java.sql.Connection;
import java.sql.SQLException;

/** A session of the migration budget. Not thread-safe, except {@link #cancel()}. */
public interface Session extends AutoCloseable {
    /** The connection; belongs to the session and must not be closed by itself. */
    Connection connection();

    /** The server's number of this session. */
    long id();

    /** Asks the server to cancel what the session runs now; returns at once, also when it runs nothing. */
    void cancel();

    /** Rolls back what is open, resets every setting and gives the session back. */
    @Override
    void close() throws SQLException;
}
