package dev.towpath.activity.step;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.Session;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.lock.Blocker;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The frame around work that is no step: looking before and after the steps, and tidying up. It waits for no lock longer
 * than some seconds, then fails in words that Temporal shows while it tries again; and what it runs is cancelled on the
 * server when the activity shall stop, so that an order never waits for a lock of somebody else.
 */
public final class BoundedWork {
    /** Longer than the server needs to see a deadlock, or that its own housekeeping is in the way. */
    static final Duration LOCK_WAIT = Duration.ofSeconds(5);

    /** Seldom, because most work never waits; often enough to see every wait that ends in vain. */
    private static final Duration LOOK = LOCK_WAIT.dividedBy(10);

    /** For catalogs and our own tables, which are read in milliseconds. */
    private static final Duration STATEMENT = Duration.ofMinutes(5);

    private final Steps steps;
    private final WorkerDatabase database;
    private final String what;
    private final Pulse pulse;

    private BoundedWork(Steps steps, WorkerDatabase database, String what, Pulse pulse) {
        this.steps = steps;
        this.database = database;
        this.what = what;
        this.pulse = pulse;
    }

    /** All an activity does. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run(BoundedWork frame) throws SQLException;
    }

    /** What an activity does with one session. */
    @FunctionalInterface
    public interface SessionWork<T> {
        /** Does it. */
        T over(Session session) throws SQLException;
    }

    /**
     * Runs the activity of this thread.
     *
     * @param database the worker's name of the database
     * @param what how failures name the activity
     */
    public static <T> T run(Steps steps, String database, String what, Work<T> work) {
        try (Pulse pulse = steps.pulse()) {
            pulse.check();
            BoundedWork frame = new BoundedWork(steps, steps.databases().named(database), what, pulse);
            try {
                return work.run(frame);
            } catch (SQLException e) {
                throw frame.failure(frame.database().server().classify(e), frame.said(e), List.of());
            } catch (TowpathException e) {
                throw frame.stoppedOr(Failures.of(e));
            }
        } catch (TowpathException e) {
            throw Failures.of(e);
        }
    }

    /** The database. */
    public WorkerDatabase database() {
        return database;
    }

    /** Ends the activity here when it shall stop. */
    public void check() {
        pulse.check();
    }

    /** Lends a session of the budget; one at a time. */
    public <T> T over(String purpose, SessionWork<T> work) throws SQLException {
        DatabaseServer server = database.server();
        try (Session session = server.session(purpose);
                BlockerWatch watch = new BlockerWatch(server, session.id(), steps.looks(), LOOK)) {
            bound(session);
            pulse.onStop(session::cancel);
            try {
                // Heard before there was a statement to cancel.
                pulse.check();
                return work.over(session);
            } catch (SQLException e) {
                throw failure(database.server().classify(e), said(e), watch.blockers());
            } finally {
                pulse.onStop(null);
            }
        }
    }

    /** What an activity lets a tool do with connections of its own. */
    @FunctionalInterface
    public interface ToolWork<T> {
        /** Does it. */
        T over(DataSource sessions);
    }

    /** Lends sessions of the budget to a tool, as many as it opens. */
    public <T> T withSource(String purpose, ToolWork<T> work) throws SQLException {
        try (BoundedSource source = new BoundedSource(new BoundedSource.Opening() {
            @Override
            public Session session() throws SQLException {
                pulse.check();
                Session session = database.server().session(purpose);
                bound(session);
                return session;
            }

            @Override
            public BlockerWatch watch(Session session) {
                return new BlockerWatch(database.server(), session.id(), steps.looks(), LOOK);
            }
        })) {
            pulse.onStop(source::cancel);
            try {
                pulse.check();
                return work.over(source);
            } catch (TowpathException e) {
                throw failure(e.code(), String.valueOf(e.getMessage()), source.blockers());
            } finally {
                pulse.onStop(null);
            }
        }
    }

    /** Makes the session's waits bounded, again when something took the bounds off. */
    public void bound(Session session) throws SQLException {
        database.server().limits().inSession(session.connection(), LOCK_WAIT, STATEMENT);
    }

    private String said(SQLException failure) {
        return what + ": " + database.server().explain(failure);
    }

    /** A wait in vain is told with whom it waited for; everything else as it was said. */
    private RuntimeException failure(ErrorCode code, String said, List<Blocker> blockers) {
        if (blockers.isEmpty() || code != ErrorCode.LOCK_TIMEOUT) {
            return stoppedOr(Failures.of(code, said));
        }
        String inTheWay = blockers.stream().map(Blocker::display).collect(Collectors.joining(", "));
        return stoppedOr(Failures.of(
                code,
                said + ". " + LOCK_WAIT.toSeconds() + " s were waited in vain for " + inTheWay
                        + ". It is tried again; end what is in the way to go on at once."));
    }

    /** What was cancelled because the activity shall stop has not failed. */
    private RuntimeException stoppedOr(ApplicationFailure failure) {
        ActivityCompletionException stopped = pulse.stopped();
        return stopped != null ? stopped : failure;
    }
}
