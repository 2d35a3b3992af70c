package dev.towpath.engine.spi.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Sets what a session may wait for and how long a statement may run. */
public interface SessionLimits {
    /** For the current transaction only: locks are waited for at most {@code lock}, each statement runs at most {@code statement}. */
    void inTransaction(Connection connection, Duration lock, Duration statement) throws SQLException;

    /** For the session until it is given back: zero means no limit. */
    void inSession(Connection connection, Duration lock, Duration statement) throws SQLException;

    /**
     * For the session until it is given back: whether commits wait for the disk. Without waiting, a crash of the server
     * can lose the last commits whole, never a part of one.
     */
    void durableCommits(Connection connection, boolean wait) throws SQLException;

    /** For the current transaction only: its commit waits for the disk. */
    void durableCommit(Connection connection) throws SQLException;

    /**
     * For the session until it is given back: whether what it runs goes on at the server when its client is gone. By
     * default it does not, where the server can tell, so that a dead worker's locks are free again within seconds.
     */
    void outlivesClient(Connection connection, boolean outlives) throws SQLException;
}
