package dev.towpath.workflow.migration;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.StatusPage;
import dev.towpath.workflow.activity.ActivityLimits;
import dev.towpath.workflow.activity.LaneActivities;
import dev.towpath.workflow.activity.LaneActivities.LaneRequest;
import dev.towpath.workflow.activity.PrepareActivities;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.RollbackActivities;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;
import dev.towpath.workflow.activity.StepOutline;
import dev.towpath.workflow.activity.ValidateActivities;
import dev.towpath.workflow.activity.ValidateActivities.VerifyOrder;
import dev.towpath.workflow.client.SearchAttributes;
import dev.towpath.workflow.lane.LaneTicket;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The life of a migration. The body reads as the product's phases; between any two steps it listens to orders, and a
 * step that gives up turns into a wait for one. Update handlers only note the order down: the body acts on it.
 */
public final class DurableMigration implements MigrationWorkflow {
    private final MigrationRequest request;
    private final MigrationJournal journal;

    private boolean granted;
    private boolean pauseOrdered;
    private boolean resumeOrdered;
    private boolean rollbackOrdered;

    /** Called by the SDK before any handler runs. */
    @WorkflowInit
    public DurableMigration(MigrationRequest request) {
        this.request = request;
        this.journal =
                new MigrationJournal(request, () -> Instant.ofEpochMilli(Workflow.currentTimeMillis()), this::announce);
    }

    @Override
    public MigrationStatus migrate(MigrationRequest ignored) {
        try {
            MigrationState end = live();
            if (end == MigrationState.ROLLED_BACK) {
                rollBack();
            }
            journal.end(end);
        } catch (CanceledFailure cancelled) {
            // Cancelling a migration means: stop, and leave everything in order.
            journal.order("rollback", new OperatorOrder("temporal", "the workflow was cancelled"));
            Workflow.newDetachedCancellationScope(this::rollBack).run();
            journal.end(MigrationState.ROLLED_BACK);
        }
        Workflow.newDetachedCancellationScope(this::leaveLane).run();
        Workflow.await(Workflow::isEveryHandlerFinished);
        return journal.status();
    }

    /** Lives until the end, and says which. */
    private MigrationState live() {
        MigrationRequest.Resumption resumed = request.resumed();
        PreparedMigration prepared;
        if (resumed == null) {
            if (!enterLane()) {
                return MigrationState.ROLLED_BACK;
            }
            journal.begin(Phase.PREPARE);
            if (!untilItWorks(this::prepare)) {
                return MigrationState.ROLLED_BACK;
            }
            prepared = java.util.Objects.requireNonNull(plan);
            if (prepared.refusal() != null) {
                return MigrationState.REFUSED;
            }
        } else {
            granted = true;
            prepared = resumed.prepared();
            plan = prepared;
            pauseOrdered = resumed.paused();
            journal.restore(resumed.status(), prepared);
        }
        return runSteps(prepared) && enterUpTo(Phase.VALIDATE) && untilItWorks(this::verify)
                ? MigrationState.COMPLETED
                : MigrationState.ROLLED_BACK;
    }

    private @org.jspecify.annotations.Nullable PreparedMigration plan;

    // ---- the lane

    private boolean enterLane() {
        LaneActivities lane = Workflow.newActivityStub(
                LaneActivities.class, ActivityLimits.lane("queue in the lane of " + request.database()));
        lane.join(laneRequest());
        journal.waitsFor("the lane of " + request.database() + ": another migration goes first");
        Workflow.await(() -> granted || rollbackOrdered);
        journal.waitsNoMore();
        if (rollbackOrdered) {
            return false;
        }
        journal.enter(MigrationState.RUNNING);
        return true;
    }

    private void leaveLane() {
        Workflow.newActivityStub(LaneActivities.class, ActivityLimits.lane("leave the lane of " + request.database()))
                .leave(laneRequest());
    }

    private LaneRequest laneRequest() {
        return new LaneRequest(
                request.database(),
                new LaneTicket(request.id(), Workflow.getInfo().getFirstExecutionRunId()));
    }

    // ---- the phases

    private boolean prepare() {
        PrepareActivities activities = Workflow.newActivityStub(PrepareActivities.class, ActivityLimits.prepare());
        plan = activities.prepare(request);
        journal.prepared(plan);
        return true;
    }

    private boolean runSteps(PreparedMigration prepared) {
        while (journal.status().stepsDone() < prepared.steps().size()) {
            StepOutline step = prepared.steps().get(journal.status().stepsDone());
            if (!enterUpTo(step.phase()) || !untilItWorks(() -> attempt(prepared, step))) {
                return false;
            }
            if (Workflow.getInfo().isContinueAsNewSuggested() && !rollbackOrdered) {
                continueAsNew(prepared);
            }
        }
        return true;
    }

    /** Goes through the phases up to this one, so that an empty phase is passed and seen to be passed. */
    private boolean enterUpTo(Phase phase) {
        while (journal.phase().compareTo(phase) < 0) {
            if (!mayGoOn()) {
                return false;
            }
            journal.begin(journal.phase().next());
        }
        return mayGoOn();
    }

    private boolean attempt(PreparedMigration prepared, StepOutline step) {
        journal.begin(step);
        StepOrder order = new StepOrder(request.id(), request.database(), prepared.planDigest(), step.id());
        StepOutcome outcome = StepRunner.run(step, order, () -> stopWanted(step.kind()));
        return switch (outcome) {
            case StepOutcome.Done done -> {
                journal.done(done.locks(), done.fill());
                yield true;
            }
            case StepOutcome.Busy busy -> {
                journal.lost(busy.on(), busy.heldBy(), busy.locks());
                if (journal.attemptsLost() >= request.policy().lockAttempts()) {
                    throw ApplicationFailure.newNonRetryableFailure(
                            "gave up waiting for " + busy.on() + " after " + journal.attemptsLost() + " attempts",
                            ErrorCode.LOCK_TIMEOUT.name());
                }
                rest(request.policy().backoff(journal.attemptsLost()), "next attempt at " + busy.on());
                yield false;
            }
        };
    }

    private boolean stopWanted(String kind) {
        return (rollbackOrdered && StepRunner.canStop(kind)) || (pauseOrdered && StepRunner.canPause(kind));
    }

    private boolean verify() {
        ValidateActivities activities = Workflow.newActivityStub(ValidateActivities.class, ActivityLimits.verify());
        var verification = activities.verify(
                new VerifyOrder(request, java.util.Objects.requireNonNull(plan).planDigest()));
        journal.proved(verification.checks());
        if (verification.ok()) {
            return true;
        }
        String failed = verification.checks().stream()
                .filter(check -> !check.ok())
                .map(check -> check.name() + ": " + check.detail())
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
        throw ApplicationFailure.newNonRetryableFailure(failed, ErrorCode.VALIDATION_FAILED.name());
    }

    // ---- waiting and orders

    /**
     * Repeats a piece of work until it says it is done. A failure blocks the migration until an operator decides; an
     * order to pause is honoured between two attempts.
     *
     * @return false when a rollback was ordered
     */
    private boolean untilItWorks(Supplier<Boolean> work) {
        while (mayGoOn()) {
            try {
                if (work.get()) {
                    return true;
                }
            } catch (ActivityFailure | ApplicationFailure failure) {
                if (failure.getCause() instanceof CanceledFailure) {
                    CancellationScope.throwCanceled();
                    continue;
                }
                block(failure);
            }
        }
        return false;
    }

    private void block(io.temporal.failure.TemporalFailure failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        ErrorCode code = ErrorCode.INTERNAL;
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof ApplicationFailure application) {
            code = codeOf(application.getType());
            message = application.getOriginalMessage();
        }
        resumeOrdered = false;
        journal.block(code, message);
        Workflow.await(() -> resumeOrdered || rollbackOrdered);
        journal.unblock();
    }

    private static ErrorCode codeOf(String type) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.name().equals(type)) {
                return code;
            }
        }
        return ErrorCode.INTERNAL;
    }

    /** Waits while paused; false when a rollback was ordered. */
    private boolean mayGoOn() {
        if (pauseOrdered && !rollbackOrdered) {
            journal.enter(MigrationState.PAUSED);
            Workflow.await(() -> !pauseOrdered || rollbackOrdered);
            journal.enter(MigrationState.RUNNING);
        }
        return !rollbackOrdered;
    }

    /** A durable pause that an order ends early. */
    private void rest(Duration duration, String why) {
        CancellationScope scope = Workflow.newCancellationScope(() -> {
            var timer = Workflow.newTimer(
                    duration, TimerOptions.newBuilder().setSummary(why).build());
            Workflow.await(() -> timer.isCompleted() || rollbackOrdered || pauseOrdered);
        });
        scope.run();
        scope.cancel();
    }

    private void rollBack() {
        journal.enter(MigrationState.ROLLING_BACK);
        PreparedMigration prepared = plan;
        if (prepared == null) {
            return;
        }
        RollbackActivities activities = Workflow.newActivityStub(RollbackActivities.class, ActivityLimits.tidyUp());
        StepOrder order = new StepOrder(request.id(), request.database(), prepared.planDigest(), "");
        journal.note(activities.tidyUp(order).lines());
    }

    private void continueAsNew(PreparedMigration prepared) {
        Workflow.await(Workflow::isEveryHandlerFinished);
        MigrationRequest.Resumption resumption =
                new MigrationRequest.Resumption(journal.status(), prepared, pauseOrdered);
        Workflow.continueAsNew(request.resumedAt(resumption));
    }

    private void announce() {
        MigrationStatus status = journal.status();
        Workflow.setCurrentDetails(StatusPage.render(status));
        if (request.searchAttributes() && !status.state().equals(announced)) {
            announced = status.state();
            upsert(status);
        }
    }

    private @org.jspecify.annotations.Nullable MigrationState announced;

    private void upsert(MigrationStatus status) {
        boolean attention = status.state() == MigrationState.BLOCKED || status.state() == MigrationState.REFUSED;
        Workflow.upsertTypedSearchAttributes(
                SearchAttributes.STATE.valueSet(status.state().name().toLowerCase(Locale.ROOT)),
                SearchAttributes.PHASE.valueSet(status.phase().display()),
                SearchAttributes.NEEDS_ATTENTION.valueSet(attention));
    }

    // ---- messages

    @Override
    public MigrationStatus status() {
        return journal.status();
    }

    @Override
    public MigrationStatus pause(OperatorOrder order) {
        pauseOrdered = true;
        journal.order("pause", order);
        return journal.status();
    }

    @Override
    public void validatePause(OperatorOrder order) {
        reject(order.flaw());
        reject(over());
        reject(pauseOrdered ? "it is paused already" : "");
    }

    @Override
    public MigrationStatus resume(OperatorOrder order) {
        pauseOrdered = false;
        resumeOrdered = true;
        journal.order("resume", order);
        return journal.status();
    }

    @Override
    public void validateResume(OperatorOrder order) {
        reject(order.flaw());
        reject(over());
        boolean waits = pauseOrdered || journal.state() == MigrationState.BLOCKED;
        reject(waits ? "" : "it is " + journal.state().display() + ", so there is nothing to resume");
    }

    @Override
    public MigrationStatus rollback(OperatorOrder order) {
        rollbackOrdered = true;
        journal.order("rollback", order);
        return journal.status();
    }

    @Override
    public void validateRollback(OperatorOrder order) {
        reject(order.flaw());
        reject(over());
    }

    @Override
    public void laneGranted() {
        granted = true;
    }

    private String over() {
        boolean over = rollbackOrdered || journal.state().isFinal();
        MigrationState state =
                rollbackOrdered && !journal.state().isFinal() ? MigrationState.ROLLING_BACK : journal.state();
        return over ? "it is " + state.display() + ": no order is taken any more" : "";
    }

    private static void reject(String flaw) {
        if (!flaw.isEmpty()) {
            throw ApplicationFailure.newNonRetryableFailure(flaw, "ORDER_REJECTED");
        }
    }
}
