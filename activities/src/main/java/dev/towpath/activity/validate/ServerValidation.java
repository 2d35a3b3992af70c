package dev.towpath.activity.validate;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.activity.ledger.Ledger;
import dev.towpath.activity.step.BoundedWork;
import dev.towpath.activity.step.Failures;
import dev.towpath.activity.step.StepContext;
import dev.towpath.activity.step.Steps;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.plan.Expectation;
import dev.towpath.model.plan.Step;
import dev.towpath.model.status.MigrationStatus.Check;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;
import dev.towpath.workflow.activity.ValidateActivities;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Validates on the worker's servers. */
public final class ServerValidation implements ValidateActivities {
    private final Steps steps;

    /** Validates inside this frame. */
    public ServerValidation(Steps steps) {
        this.steps = steps;
    }

    @Override
    public StepOutcome validateConstraint(StepOrder order) {
        return steps.run(order, Step.ValidateConstraint.class, ServerValidation::validate);
    }

    /** No lock timeout: the lock is weak, only other schema changes and vacuums conflict with it. */
    private static StepOutcome validate(StepContext context, Step.ValidateConstraint step) throws SQLException {
        Connection connection = context.connection();
        Expectation valid = new Expectation.ConstraintValid(step.table(), step.constraint());
        if (!context.server().catalog().shows(connection, valid)) {
            context.ledger().begin(connection, context.plan(), step, context.migration());
            context.applySettings(step);
            context.server().limits().inSession(connection, Duration.ZERO, Duration.ZERO);
            context.execute(step.statement().sql());
        }
        if (!context.server().catalog().shows(connection, valid)) {
            throw Failures.of(
                    ErrorCode.POSTCONDITION_FAILED,
                    "The catalog does not show that " + valid.display() + ", though its validation ended.");
        }
        context.done(step);
        return new StepOutcome.Done(false, LockRecord.NONE, null);
    }

    @Override
    public Verification verify(VerifyOrder order) {
        return BoundedWork.run(steps, order.request().database(), "verify", frame -> {
            var proof = new Proof(frame.database(), steps);
            List<Check> checks = new ArrayList<>(frame.over(
                    "verify " + order.request().id(), session -> proof.overOneSession(session.connection(), order)));
            frame.check();
            // After that session is given back: the tool opens its own, out of the same budget.
            checks.add(proof.byTheTool(order, frame));
            return new Verification(checks);
        });
    }

    static Ledger ledger(WorkerDatabase database) {
        return new Ledger(database.server(), database.ledgerSchema());
    }
}
