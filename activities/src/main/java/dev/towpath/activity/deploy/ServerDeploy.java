package dev.towpath.activity.deploy;

import dev.towpath.activity.step.BlockerWatch;
import dev.towpath.activity.step.Failures;
import dev.towpath.activity.step.StepContext;
import dev.towpath.activity.step.Steps;
import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.lock.Blocker;
import dev.towpath.model.plan.Expectation;
import dev.towpath.model.plan.Step;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import dev.towpath.workflow.activity.DeployActivities;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Deploys on the worker's servers. */
public final class ServerDeploy implements DeployActivities {
    private final Steps steps;
    private final DdlTransaction transaction;

    /** Deploys inside this frame. */
    public ServerDeploy(Steps steps) {
        this.steps = steps;
        this.transaction = new DdlTransaction(steps);
    }

    @Override
    public StepOutcome executeDdl(StepOrder order) {
        return steps.run(order, Step.ExecuteDdl.class, transaction::run);
    }

    @Override
    public StepOutcome executeAlone(StepOrder order) {
        return steps.run(order, Step.ExecuteAlone.class, this::alone);
    }

    private StepOutcome alone(StepContext context, Step.ExecuteAlone step) throws SQLException {
        Connection connection = context.connection();
        context.ledger().begin(connection, context.plan(), step, context.migration());
        context.applySettings(step);
        context.server().limits().inSession(connection, context.plan().policy().lockTimeout(), Duration.ZERO);
        try (BlockerWatch watch =
                new BlockerWatch(context.server(), context.session().id(), steps.looks(), DdlTransaction.LOOK)) {
            try {
                context.execute(step.statement().sql());
            } catch (SQLException e) {
                if (context.server().classify(e) != ErrorCode.LOCK_TIMEOUT) {
                    throw e;
                }
                List<Blocker> seen = watch.blockers();
                context.server().locks().makeWay(connection, seen);
                return new StepOutcome.Busy(
                        "a lock for " + step.summary(), seen, new LockRecord(watch.longestWait(), Duration.ZERO, 1));
            }
        }
        for (Expectation expectation : step.expects()) {
            if (!context.server().catalog().shows(connection, expectation)) {
                throw Failures.of(
                        ErrorCode.POSTCONDITION_FAILED,
                        step.id() + " ran, but the catalog does not show that " + expectation.display() + ".");
            }
        }
        context.done(step);
        return new StepOutcome.Done(false, LockRecord.NONE, null);
    }

    @Override
    public StepOutcome buildIndex(StepOrder order) {
        return steps.run(order, Step.BuildIndex.class, new OnlineIndexBuild());
    }

    @Override
    public StepOutcome dropIndex(StepOrder order) {
        return steps.run(order, Step.DropIndex.class, OnlineIndexBuild::drop);
    }

    @Override
    public StepOutcome recordHistory(StepOrder order) {
        return steps.run(order, Step.RecordHistory.class, ServerDeploy::record);
    }

    private static StepOutcome record(StepContext context, Step.RecordHistory step) throws SQLException {
        Connection connection = context.connection();
        Changeset changeset = context.changeset(step);
        ToolHistory history = context.project().history();
        connection.setAutoCommit(false);
        context.server()
                .limits()
                .inTransaction(connection, context.plan().policy().lockTimeout(), Duration.ofSeconds(30));
        if (!history.lists(connection, changeset)) {
            context.record(changeset, context.ledger().took(connection, changeset));
        }
        context.done(step);
        connection.commit();
        return new StepOutcome.Done(false, LockRecord.NONE, null);
    }
}
