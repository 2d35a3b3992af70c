package dev.towpath.engine.spi.server;

import dev.towpath.model.lock.Blocker;
import dev.towpath.model.lock.LockImpact;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Finds out who blocks whom. Reads only; meant for the monitor connection. */
public interface LockInspector {
    /**
     * Sessions whose locks would keep these out, and whose transaction is older than {@code age}: asking for a strong
     * lock now would only make the application queue behind us.
     */
    List<Blocker> inTheWay(Connection monitor, List<LockImpact> wanted, Duration age) throws SQLException;

    /** Sessions that the waiting session waits for right now. */
    List<Blocker> blockersOf(Connection monitor, long waitingSession) throws SQLException;
}
