package dev.towpath.workflow.migration;

import dev.towpath.model.policy.FillPolicy;
import dev.towpath.workflow.activity.ActivityLimits;
import dev.towpath.workflow.activity.DeployActivities;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;
import dev.towpath.workflow.activity.StepOutline;
import dev.towpath.workflow.activity.ValidateActivities;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.function.Supplier;

/** Runs one attempt at one step: the activity that fits its kind, cancelled when an order wants it to stop. */
final class StepRunner {
    private StepRunner() {}

    /** Whether a step of this kind can be stopped half-way without harm. */
    static boolean canStop(String kind) {
        return switch (kind) {
            case "backfill", "build-index", "validate-constraint" -> true;
            default -> false;
        };
    }

    /** Whether a pause, or an order to go on otherwise, stops it: it goes on later where it was, and loses nothing. */
    static boolean canPause(String kind) {
        return kind.equals("backfill");
    }

    /**
     * Runs the activity and waits for it.
     *
     * @param fill how fills go at present
     * @param stop asked again whenever something happens; when true, the activity is cancelled and waited for
     * @throws io.temporal.failure.ActivityFailure when the step gives up, with a cancellation as the cause when it was
     *     stopped
     */
    static StepOutcome run(StepOutline step, StepOrder order, FillPolicy fill, Supplier<Boolean> stop) {
        return step.kind().equals("backfill")
                ? FillHands.run(step, order, fill, stop)
                : OrderedWork.run(() -> start(step, order), stop);
    }

    private static Promise<StepOutcome> start(StepOutline step, StepOrder order) {
        String summary = step.id() + " " + step.summary();
        return switch (step.kind()) {
            case "execute-ddl" -> Async.function(deploy(summary)::executeDdl, order);
            case "execute-alone" -> Async.function(slowDeploy(summary)::executeAlone, order);
            case "build-index" -> Async.function(slowDeploy(summary)::buildIndex, order);
            case "drop-index" -> Async.function(slowDeploy(summary)::dropIndex, order);
            case "record-history" -> Async.function(deploy(summary)::recordHistory, order);
            case "validate-constraint" ->
                Async.function(
                        Workflow.newActivityStub(ValidateActivities.class, ActivityLimits.longStep(summary))
                                ::validateConstraint,
                        order);
            default ->
                throw ApplicationFailure.newNonRetryableFailure(
                        "this worker is too old for steps of kind " + step.kind(), "INTERNAL");
        };
    }

    private static DeployActivities deploy(String summary) {
        return Workflow.newActivityStub(DeployActivities.class, ActivityLimits.step(summary));
    }

    private static DeployActivities slowDeploy(String summary) {
        return Workflow.newActivityStub(DeployActivities.class, ActivityLimits.longStep(summary));
    }
}
