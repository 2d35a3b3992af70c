package dev.towpath.activity.deploy;

import dev.towpath.activity.ledger.Ledger;
import dev.towpath.activity.step.Failures;
import dev.towpath.activity.step.StepContext;
import dev.towpath.activity.step.Steps;
import dev.towpath.engine.spi.server.OnlineIndexes;
import dev.towpath.engine.spi.server.OnlineIndexes.Likeness;
import dev.towpath.engine.spi.server.OnlineIndexes.State;
import dev.towpath.engine.spi.server.SessionLimits;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.Step;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import dev.towpath.workflow.activity.StepOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Builds an index online. The build outlives a dead worker on the server, so an attempt first looks: a finished build is
 * taken, a running one is waited for, a failed one is dropped. No lock timeout: an online build waits for every old
 * transaction of the database, and a timeout there leaves an invalid index behind.
 */
final class OnlineIndexBuild implements Steps.Work<Step.BuildIndex> {
    private static final Duration LOOK = Duration.ofMillis(500);

    @Override
    public void settle(StepContext context, Step.BuildIndex step) throws SQLException {
        settled(context, step.index());
    }

    @Override
    public StepOutcome run(StepContext context, Step.BuildIndex step) throws SQLException {
        Connection connection = context.connection();
        OnlineIndexes indexes = context.server().indexes();
        context.server().limits().inSession(connection, Duration.ZERO, Duration.ZERO);
        State state = settled(context, step.index());
        boolean ours = context.ledger().mark(connection, context.plan().fingerprint(step)) != Ledger.Mark.NONE;
        if (state != State.ABSENT
                && !ours
                && !step.statement().sql().toUpperCase(java.util.Locale.ROOT).contains("IF NOT EXISTS")) {
            throw Failures.of(
                    ErrorCode.HISTORY_CONFLICT,
                    "An index " + step.index()
                            + " exists already, and no migration of Towpath began it. Compare it with" + " the one in "
                            + step.statement().from() + "; drop or rename it, then resume.");
        }
        if (state == State.INVALID) {
            ensureLeftover(context, step, ours);
            context.execute(indexes.drop(step.index()));
            state = State.ABSENT;
        }
        if (state == State.ABSENT) {
            context.ledger().begin(connection, context.plan(), step, context.migration());
            build(context, step);
        }
        if (indexes.state(connection, step.index()) != State.VALID) {
            throw Failures.of(
                    ErrorCode.POSTCONDITION_FAILED,
                    "The build of " + step.index() + " ended, but the index is not valid. Resume to build it again.");
        }
        context.done(step);
        return new StepOutcome.Done(false, LockRecord.NONE, null);
    }

    /** Only what this step would build, or began to build, may be dropped as its leftover. */
    private static void ensureLeftover(StepContext context, Step.BuildIndex step, boolean ours) throws SQLException {
        Likeness likeness = context.server()
                .indexes()
                .likeness(
                        context.connection(),
                        step.table(),
                        step.index(),
                        step.statement().sql());
        if (likeness == Likeness.OTHER_TABLE || (likeness == Likeness.OTHER_DEFINITION && !ours)) {
            throw Failures.of(
                    ErrorCode.HISTORY_CONFLICT,
                    "An unfinished index " + step.index() + " is there, but it is not the one of "
                            + step.statement().from()
                            + (likeness == Likeness.OTHER_TABLE
                                    ? ": it belongs to another table."
                                    : ": its definition is not the same.")
                            + " It was left alone; drop or rename it, then resume.");
        }
    }

    /** Waits while somebody builds it: an attempt before this one, whose worker died. */
    private static State settled(StepContext context, TableName index) throws SQLException {
        State state = context.server().indexes().state(context.connection(), index);
        while (state == State.BUILDING) { // Ends with the build, or when the activity shall stop.
            context.pulse().check();
            rest();
            state = context.server().indexes().state(context.connection(), index);
        }
        return state;
    }

    private static void build(StepContext context, Step.BuildIndex step) throws SQLException {
        try {
            context.applySettings(step);
            SessionLimits limits = context.server().limits();
            limits.inSession(context.connection(), Duration.ZERO, Duration.ZERO);
            // What a dead worker's build has scanned already is not thrown away: the next attempt waits for its end.
            limits.outlivesClient(context.connection(), true);
            context.execute(step.statement().sql());
            limits.outlivesClient(context.connection(), false);
        } catch (SQLException e) {
            dropUnfinished(context, step.index());
            throw e;
        }
    }

    /** An unfinished unique index already refuses rows, so it goes at once; if it cannot, the next attempt drops it. */
    private static void dropUnfinished(StepContext context, TableName index) {
        try {
            if (context.connection().isValid(2)
                    && context.server().indexes().state(context.connection(), index) == State.INVALID) {
                context.execute(context.server().indexes().drop(index));
            }
        } catch (SQLException later) {
            org.slf4j.LoggerFactory.getLogger(OnlineIndexBuild.class)
                    .debug("{} is left to the next attempt", index, later);
        }
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.of(ErrorCode.WORKER_DRAINING, "interrupted while waiting for an index build");
        }
    }

    static StepOutcome drop(StepContext context, Step.DropIndex step) throws SQLException {
        Connection connection = context.connection();
        if (context.server().indexes().state(connection, step.index()) != State.ABSENT) {
            context.ledger().begin(connection, context.plan(), step, context.migration());
            context.applySettings(step);
            context.server().limits().inSession(connection, Duration.ZERO, Duration.ZERO);
            context.execute(step.statement().sql());
        }
        if (context.server().indexes().state(connection, step.index()) != State.ABSENT) {
            throw Failures.of(
                    ErrorCode.POSTCONDITION_FAILED,
                    "Index " + step.index() + " is still there. Resume to drop it again.");
        }
        context.done(step);
        return new StepOutcome.Done(false, LockRecord.NONE, null);
    }
}
