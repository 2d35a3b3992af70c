package dev.towpath.engine.spi.server;

import dev.towpath.model.lock.Blocker;
import dev.towpath.model.lock.LockImpact;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Finds out who blocks whom. Looks are meant for the monitor connection. */
public interface LockInspector {
    /**
     * Sessions whose locks would keep these out, and whose transaction is older than {@code age}: asking for a strong
     * lock now would only make the application queue behind us.
     */
    List<Blocker> inTheWay(Connection monitor, List<LockImpact> wanted, Duration age) throws SQLException;

    /** Sessions that the waiting session waits for right now. */
    List<Blocker> blockersOf(Connection monitor, long waitingSession) throws SQLException;

    /**
     * Gets the server's own housekeeping out of the way, where the server interrupts it for whoever waits long enough:
     * longer than a strong lock may be waited for. The wait is for a weak lock instead, which no statement of the
     * application queues behind. Without effect on sessions of people.
     *
     * @param session in auto-commit
     * @return whether anything made way, so that it is worth looking again
     */
    boolean makeWay(Connection session, List<Blocker> inTheWay) throws SQLException;
}
