package dev.towpath.activity.step;

import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.model.lock.Blocker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, from the monitor connection, who keeps a session waiting while it waits: afterwards it is too late to see. Also
 * measures the waits, to the precision of its looks.
 */
public final class BlockerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BlockerWatch.class);

    private final DatabaseServer server;
    private final long session;
    private final Duration every;
    private final ScheduledFuture<?> looks;
    private volatile List<Blocker> blockers = List.of();
    private long waitingSince;
    private long longestWait;
    private long waited;

    /**
     * Begins to look.
     *
     * @param session the server's number of the session
     * @param every how long to rest between two looks
     */
    public BlockerWatch(DatabaseServer server, long session, ScheduledExecutorService timer, Duration every) {
        this.server = server;
        this.session = session;
        this.every = every;
        this.looks =
                timer.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Who was seen last to keep the session waiting. */
    public List<Blocker> blockers() {
        return blockers;
    }

    /** The longest single wait seen. */
    public synchronized Duration longestWait() {
        return Duration.ofNanos(Math.max(longestWait, waitingSince == 0 ? 0 : System.nanoTime() - waitingSince));
    }

    /** All waits seen, together. */
    public synchronized Duration waited() {
        return Duration.ofNanos(waited);
    }

    private void look() {
        try (Connection monitor = server.monitor()) {
            List<Blocker> now = server.locks().blockersOf(monitor, session);
            saw(now);
        } catch (SQLException e) {
            // The work itself will notice a server that is gone; a look that failed only leaves a gap in the report.
            LOG.debug("nobody could look at the locks", e);
        }
    }

    private synchronized void saw(List<Blocker> now) {
        long time = System.nanoTime();
        if (now.isEmpty()) {
            waited += waitingSince == 0 ? 0 : time - waitingSince;
            waitingSince = 0;
            return;
        }
        blockers = now;
        if (waitingSince == 0) {
            waitingSince = time - every.toNanos();
        }
        longestWait = Math.max(longestWait, time - waitingSince);
    }

    @Override
    public void close() {
        looks.cancel(false);
    }
}
