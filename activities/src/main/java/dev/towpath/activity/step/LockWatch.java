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

/** Remembers who kept a session waiting: once the wait is given up, nobody can see it any more. */
final class LockWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LockWatch.class);

    /** Seldom, because most work never waits; often enough to see every wait that ends in vain. */
    private static final Duration LOOK = BoundedWork.LOCK_WAIT.dividedBy(10);

    private final DatabaseServer server;
    private final long session;
    private final ScheduledFuture<?> looks;
    private volatile List<Blocker> blockers = List.of();

    LockWatch(DatabaseServer server, long session, ScheduledExecutorService timer) {
        this.server = server;
        this.session = session;
        this.looks = timer.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Who was seen last. */
    List<Blocker> blockers() {
        return blockers;
    }

    private void look() {
        try (Connection monitor = server.monitor()) {
            List<Blocker> now = server.locks().blockersOf(monitor, session);
            if (!now.isEmpty()) {
                blockers = now;
            }
        } catch (SQLException e) {
            // The work itself will notice a server that is gone; a look that failed only leaves a gap in the words.
            LOG.debug("nobody could look at the locks", e);
        }
    }

    @Override
    public void close() {
        looks.cancel(false);
    }
}
