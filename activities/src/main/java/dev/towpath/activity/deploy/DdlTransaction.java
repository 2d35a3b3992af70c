package dev.towpath.activity.deploy;

import dev.towpath.activity.step.BlockerWatch;
import dev.towpath.activity.step.Failures;
import dev.towpath.activity.step.StepContext;
import dev.towpath.activity.step.Steps;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.lock.Blocker;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.plan.Expectation;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import dev.towpath.model.policy.Policy;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import dev.towpath.workflow.activity.StepOutcome;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs statements in one transaction: looks for blockers first, waits for a strong lock only as long as the policy
 * allows, holds it only as long as the policy allows, reads the catalog back, and commits together with the done-mark
 * and, at the end of a changeset, the tool's history row.
 */
final class DdlTransaction {
    /** Often: a strong lock is waited for half a second, and how long it was waited for is reported. */
    static final Duration LOOK = Duration.ofMillis(20);

    private final Steps steps;

    DdlTransaction(Steps steps) {
        this.steps = steps;
    }

    StepOutcome run(StepContext context, Step.ExecuteDdl step) throws SQLException {
        List<LockImpact> strong = step.statements().stream()
                .filter(PlannedStatement::strong)
                .flatMap(statement -> statement.locks().stream())
                .distinct()
                .toList();
        List<Blocker> inTheWay = inTheWay(context, strong);
        if (!inTheWay.isEmpty() && context.server().locks().makeWay(context.connection(), inTheWay)) {
            inTheWay = inTheWay(context, strong);
        }
        if (!inTheWay.isEmpty()) {
            return new StepOutcome.Busy(names(strong), inTheWay, new LockRecord(Duration.ZERO, Duration.ZERO, 1));
        }
        try (BlockerWatch watch =
                new BlockerWatch(context.server(), context.session().id(), steps.looks(), LOOK)) {
            return watched(context, step, strong, watch);
        }
    }

    private StepOutcome watched(StepContext context, Step.ExecuteDdl step, List<LockImpact> strong, BlockerWatch watch)
            throws SQLException {
        Connection connection = context.connection();
        long began = System.nanoTime();
        connection.setAutoCommit(false);
        try {
            execute(context, step, !strong.isEmpty());
            context.actAsLogin();
            for (Expectation expectation : step.expects()) {
                if (!context.server().catalog().shows(connection, expectation)) {
                    throw Failures.of(
                            ErrorCode.POSTCONDITION_FAILED,
                            step.id() + " ran, but the catalog does not show that " + expectation.display()
                                    + ". It was rolled back; look at what else the statements did.");
                }
            }
            if (step.recordsHistory()) {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                context.record(context.changeset(step), took);
            }
            context.done(step);
            connection.commit();
            return new StepOutcome.Done(false, held(strong, began, watch), null);
        } catch (SQLException e) {
            LockRecord lost = new LockRecord(watch.longestWait(), Duration.ZERO, 1);
            ErrorCode code = context.server().classify(e);
            rollback(connection);
            if (code == ErrorCode.LOCK_TIMEOUT) {
                List<Blocker> seen = watch.blockers().isEmpty() ? inTheWay(context, strong) : watch.blockers();
                return new StepOutcome.Busy(names(strong), seen, lost);
            }
            throw e;
        }
    }

    private static void execute(StepContext context, Step.ExecuteDdl step, boolean strong) throws SQLException {
        Policy policy = context.plan().policy();
        context.applySettings(step);
        // After the team's settings, so that ours hold: migrations often switch timeouts off.
        context.server()
                .limits()
                .inTransaction(context.connection(), policy.lockTimeout(), strong ? policy.lockHold() : Duration.ZERO);
        for (PlannedStatement statement : step.statements()) {
            context.pulse().check();
            long began = System.nanoTime();
            try {
                one(context, statement);
            } catch (SQLException e) {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                if (strong
                        && took.compareTo(policy.lockHold()) >= 0
                        && context.server().classify(e) == ErrorCode.STATEMENT_FAILED
                        && context.pulse().stopped() == null) {
                    throw tooLong(context, step, statement, e);
                }
                throw e;
            }
        }
    }

    private static void one(StepContext context, PlannedStatement statement) throws SQLException {
        String rows = statement.copyData();
        if (rows == null) {
            context.execute(statement.sql());
        } else {
            context.server().copy(context.session(), statement.sql(), rows);
        }
    }

    private static ApplicationFailure tooLong(
            StepContext context, Step.ExecuteDdl step, PlannedStatement statement, SQLException e) {
        return Failures.of(
                ErrorCode.STATEMENT_FAILED,
                step.id() + " was cancelled and rolled back: the statement at " + statement.from()
                        + " ran longer than a strong lock may be held ("
                        + context.plan().policy().lockHold().toMillis() + " ms). "
                        + context.server().explain(e)
                        + ". Split it, fill the rows in a statement of its own, or raise the policy's lock-hold.");
    }

    private static List<Blocker> inTheWay(StepContext context, List<LockImpact> strong) throws SQLException {
        if (strong.isEmpty()) {
            return List.of();
        }
        try (Connection monitor = context.server().monitor()) {
            return context.server()
                    .locks()
                    .inTheWay(monitor, strong, context.plan().policy().lockTimeout());
        }
    }

    private static LockRecord held(List<LockImpact> strong, long began, BlockerWatch watch) {
        if (strong.isEmpty()) {
            return LockRecord.NONE;
        }
        Duration whole = Duration.ofNanos(System.nanoTime() - began);
        Duration hold = whole.minus(watch.waited());
        return new LockRecord(watch.longestWait(), hold.isNegative() ? Duration.ZERO : hold, 0);
    }

    private static String names(List<LockImpact> locks) {
        return locks.isEmpty()
                ? "a lock"
                : locks.stream().map(LockImpact::display).distinct().collect(Collectors.joining(", "));
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException gone) {
            // The session is lost; the server rolls back by itself.
            org.slf4j.LoggerFactory.getLogger(DdlTransaction.class).debug("no answer to rollback", gone);
        }
    }
}
