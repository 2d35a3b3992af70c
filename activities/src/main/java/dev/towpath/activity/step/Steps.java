package dev.towpath.activity.step;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.activity.WorkerDatabases;
import dev.towpath.activity.ledger.Ledger;
import dev.towpath.activity.ledger.StoredPlan;
import dev.towpath.adapter.spi.ToolHistory.ToolLock;
import dev.towpath.engine.spi.server.Session;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.plan.Step;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The frame around every step: find it in the plan, see whether it is done, take a session of the budget and the tool's
 * lock, do it, and turn failures into words.
 */
public final class Steps implements AutoCloseable {
    private final WorkerDatabases databases;
    private final Tools tools;
    private final Draining draining;
    /** Only heartbeats: a look at a database that does not answer must not keep them waiting. */
    private final ScheduledExecutorService pulses = timer("towpath-pulse");

    private final ScheduledExecutorService looks = timer("towpath-look");

    /** The frame of this worker's steps. */
    public Steps(WorkerDatabases databases, Tools tools, Draining draining) {
        this.databases = databases;
        this.tools = tools;
        this.draining = draining;
    }

    private static ScheduledExecutorService timer(String name) {
        return Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The worker's databases. */
    public WorkerDatabases databases() {
        return databases;
    }

    /** The worker's tools. */
    public Tools tools() {
        return tools;
    }

    /** What one kind of step does inside the frame. */
    @FunctionalInterface
    public interface Work<S extends Step> {
        /** Does the step; a lost race for a lock is an outcome, anything else an exception. */
        StepOutcome run(StepContext context, S step) throws SQLException;

        /**
         * Waits for what an attempt before this one may have left running on the server, before the tool's lock is asked
         * for: that attempt's session holds it as long as it runs.
         */
        default void settle(StepContext context, S step) throws SQLException {}

        /** Whether several attempts may be at the step at once, and share the tool's lock. */
        default boolean isShared() {
            return false;
        }
    }

    /** A heartbeat for the activity that runs on this thread. */
    public Pulse pulse() {
        return new Pulse(Activity.getExecutionContext(), draining, pulses, looks);
    }

    /**
     * Runs one step.
     *
     * @param kind the step's class
     */
    public <S extends Step> StepOutcome run(StepOrder order, Class<S> kind, Work<S> work) {
        WorkerDatabase database = databases.named(order.database());
        String what = order.stepId();
        try (Pulse pulse = pulse()) {
            pulse.check();
            try (Session session = database.server().session(order.stepId() + " " + order.migration())) {
                return inSession(order, kind, work, database, session, pulse);
            } catch (SQLException e) {
                ActivityCompletionException stopped = pulse.stopped();
                if (stopped != null) {
                    throw stopped;
                }
                if (database.server().classify(e) == ErrorCode.BUDGET_EXHAUSTED) {
                    return new StepOutcome.Busy(
                            "a connection of the budget of " + database.server().budget(), List.of(), LockRecord.NONE);
                }
                throw Failures.of(database.server(), e, what);
            }
        } catch (TowpathException e) {
            throw Failures.of(e);
        }
    }

    private <S extends Step> StepOutcome inSession(
            StepOrder order, Class<S> kind, Work<S> work, WorkerDatabase database, Session session, Pulse pulse)
            throws SQLException {
        Connection connection = session.connection();
        Ledger ledger = new Ledger(database.server(), database.ledgerSchema());
        StoredPlan plan = plan(ledger, connection, order.planDigest());
        S step = kind.cast(plan.step(order.stepId()));
        String fingerprint = plan.fingerprint(step);
        if (ledger.mark(connection, fingerprint) == Ledger.Mark.DONE) {
            return new StepOutcome.Done(true, LockRecord.NONE, null);
        }
        var project = tools.open(plan.project(), database, connection);
        StepContext context = new StepContext(order.migration(), database, ledger, plan, project, session, pulse);
        work.settle(context, step);
        Optional<ToolLock> lock = work.isShared()
                ? project.history().tryShare(connection)
                : project.history().tryLock(connection);
        if (lock.isEmpty()) {
            return new StepOutcome.Busy(
                    "the lock of " + plan.project().tool() + ": another run of it is at work",
                    List.of(),
                    LockRecord.NONE);
        }
        pulse.onStop(session::cancel);
        try {
            // Only now nobody else can be at it: an attempt taken for dead may have ended since the first look.
            if (ledger.mark(connection, fingerprint) == Ledger.Mark.DONE) {
                return new StepOutcome.Done(true, LockRecord.NONE, null);
            }
            ensurePending(context, step);
            return work.run(context, step);
        } finally {
            pulse.onStop(null);
            release(lock.get(), connection);
        }
    }

    private static void ensurePending(StepContext context, Step step) throws SQLException {
        if (!(step instanceof Step.RecordHistory)
                && context.project().history().lists(context.connection(), context.changeset(step))) {
            throw Failures.of(
                    ErrorCode.HISTORY_CONFLICT,
                    step.changeset() + " was recorded as applied by somebody else since this migration was planned."
                            + " Roll this migration back and start it again: it will plan the rest.");
        }
    }

    private static void release(ToolLock lock, Connection connection) throws SQLException {
        if (!connection.isValid(2)) {
            return; // The lock died with the session.
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        lock.release();
    }

    /**
     * The plan of this digest, as the ledger has it now: a new run may have brought another policy for the same steps.
     *
     * @throws TowpathException {@code INTERNAL} when the ledger does not have it, or has another one under its digest
     */
    public StoredPlan plan(Ledger ledger, Connection connection, String digest) throws SQLException {
        StoredPlan plan = ledger.read(connection, digest)
                .orElseThrow(() -> new TowpathException(
                        ErrorCode.INTERNAL,
                        "the ledger has no plan " + digest + "; was its schema dropped? Roll back and start again."));
        if (!plan.plan().digest().hex().equals(digest)) {
            throw new TowpathException(
                    ErrorCode.INTERNAL,
                    "the plan in the ledger is not the one of digest " + digest
                            + ": somebody changed it, or another version of Towpath made it. Roll back and start again.");
        }
        return plan;
    }

    /** Threads that look at databases while others work. */
    public ScheduledExecutorService looks() {
        return looks;
    }

    @Override
    public void close() {
        pulses.shutdownNow();
        looks.shutdownNow();
    }
}
