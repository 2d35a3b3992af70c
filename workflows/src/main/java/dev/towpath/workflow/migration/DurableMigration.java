package dev.towpath.workflow.migration;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.QueuePlace;
import dev.towpath.workflow.Rest;
import dev.towpath.workflow.activity.ActivityLimits;
import dev.towpath.workflow.activity.PrepareActivities;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.RollbackActivities;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;
import dev.towpath.workflow.activity.StepOutline;
import dev.towpath.workflow.activity.ValidateActivities;
import dev.towpath.workflow.activity.ValidateActivities.Verification;
import dev.towpath.workflow.activity.ValidateActivities.VerifyOrder;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The life of a migration. The body reads as the product's phases; between any two steps it listens to orders, and a
 * step that gives up turns into a wait for one. Update handlers only note the order down: the body acts on it.
 */
public final class DurableMigration implements MigrationWorkflow {
    private final MigrationRequest request;
    private final MigrationJournal journal;
    private final Orders orders;
    private final OrderedWork work;
    private final LaneTurn turn;
    private @Nullable PreparedMigration plan;

    /** Called by the SDK before any handler runs, so that an order finds what an earlier run handed on. */
    @WorkflowInit
    public DurableMigration(MigrationRequest request) {
        this.request = request.asMade();
        StatusBoard board = new StatusBoard(request.searchAttributes());
        this.journal = new MigrationJournal(
                this.request, () -> Instant.ofEpochMilli(Workflow.currentTimeMillis()), board::show);
        MigrationRequest.Resumption resumed = request.resumed();
        this.orders = new Orders(journal, resumed != null && resumed.paused());
        this.work = new OrderedWork(journal, orders);
        this.turn = new LaneTurn(this.request, journal, orders, work);
        if (resumed != null) {
            plan = resumed.prepared();
            journal.restore(resumed.status(), resumed.prepared());
        }
    }

    @Override
    public MigrationStatus migrate(MigrationRequest ignored) {
        journal.announce();
        MigrationState end;
        try {
            end = live();
        } catch (CanceledFailure cancelled) {
            orders.rollback(new OperatorOrder("temporal", "the workflow was cancelled"));
            end = MigrationState.ROLLED_BACK;
        }
        MigrationState last = end;
        Workflow.newDetachedCancellationScope(() -> finish(last)).run();
        return journal.status();
    }

    /** Lives until the end, and says which. */
    private MigrationState live() {
        if (plan == null && !(turn.come() && prepare())) {
            return MigrationState.ROLLED_BACK;
        }
        PreparedMigration prepared = Objects.requireNonNull(plan);
        if (prepared.refusal() != null) {
            return MigrationState.REFUSED;
        }
        return runSteps(prepared) && enterUpTo(Phase.VALIDATE) && work.untilItWorks(() -> verify(prepared))
                ? MigrationState.COMPLETED
                : MigrationState.ROLLED_BACK;
    }

    /** The way out, which nothing cancels. */
    private void finish(MigrationState end) {
        if (end == MigrationState.ROLLED_BACK) {
            tidyUp();
        }
        journal.end(end);
        turn.leave();
        Workflow.await(Workflow::isEveryHandlerFinished);
    }

    // ---- the phases

    private boolean prepare() {
        journal.begin(Phase.PREPARE);
        PrepareActivities activities = Workflow.newActivityStub(PrepareActivities.class, ActivityLimits.prepare());
        return work.untilItWorks(() -> {
            plan = OrderedWork.run(() -> Async.function(activities::prepare, request), orders::rollbackOrdered);
            journal.prepared(plan);
            return true;
        });
    }

    private boolean runSteps(PreparedMigration prepared) {
        while (journal.stepsDone() < prepared.steps().size()) {
            StepOutline step = prepared.steps().get(journal.stepsDone());
            if (!enterUpTo(step.phase()) || !work.untilItWorks(() -> attempt(prepared, step))) {
                return false;
            }
            if (Workflow.getInfo().isContinueAsNewSuggested()) {
                continueAsNew(prepared);
            }
        }
        return true;
    }

    /** Goes through the phases up to this one, so that an empty phase is passed and seen to be passed. */
    private boolean enterUpTo(Phase phase) {
        while (journal.phase().compareTo(phase) < 0) {
            if (!work.mayGoOn()) {
                return false;
            }
            journal.begin(journal.phase().next());
        }
        return work.mayGoOn();
    }

    private boolean attempt(PreparedMigration prepared, StepOutline step) {
        journal.begin(step);
        StepOrder order = new StepOrder(request.id(), request.database(), prepared.planDigest(), step.id());
        orders.tuningHeeded();
        return switch (StepRunner.run(step, order, journal.fill(), () -> stopWanted(step.kind()))) {
            case StepOutcome.Done done -> {
                journal.done(done.locks(), done.fill());
                yield true;
            }
            case StepOutcome.Part ignored -> false; // The last of several hands finds everything done.
            case StepOutcome.Busy busy -> {
                journal.lost(busy.on(), busy.heldBy(), busy.locks());
                backOff(busy.on());
                yield false;
            }
        };
    }

    private boolean stopWanted(String kind) {
        return (orders.rollbackOrdered() && StepRunner.canStop(kind))
                || ((orders.pauseOrdered() || orders.tuningOrdered()) && StepRunner.canPause(kind));
    }

    private void backOff(String on) {
        int lost = journal.attemptsLost();
        if (lost >= request.policy().lockAttempts()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "gave up waiting for " + on + " after " + lost + " attempts", ErrorCode.LOCK_TIMEOUT.name());
        }
        Rest.until(
                request.policy().backoff(lost),
                "next attempt at " + on,
                () -> orders.rollbackOrdered() || orders.pauseOrdered());
    }

    private boolean verify(PreparedMigration prepared) {
        ValidateActivities activities = Workflow.newActivityStub(ValidateActivities.class, ActivityLimits.verify());
        VerifyOrder order = new VerifyOrder(request, prepared.planDigest());
        Verification verification =
                OrderedWork.run(() -> Async.function(activities::verify, order), orders::rollbackOrdered);
        journal.proved(verification.checks());
        if (verification.ok()) {
            return true;
        }
        String failed = verification.checks().stream()
                .filter(check -> !check.ok())
                .map(check -> check.name() + ": " + check.detail())
                .collect(Collectors.joining("; "));
        throw ApplicationFailure.newNonRetryableFailure(failed, ErrorCode.VALIDATION_FAILED.name());
    }

    private void tidyUp() {
        journal.enter(MigrationState.ROLLING_BACK);
        PreparedMigration prepared = plan;
        if (prepared == null) {
            return; // without a plan nothing was begun
        }
        RollbackActivities activities = Workflow.newActivityStub(RollbackActivities.class, ActivityLimits.tidyUp());
        StepOrder order = new StepOrder(request.id(), request.database(), prepared.planDigest(), "");
        try {
            journal.note(activities.tidyUp(order).lines());
        } catch (ActivityFailure failure) {
            journal.note(List.of("Tidying up gave up (" + OrderedWork.messageOf(failure)
                    + "). Look for unfinished indexes of this plan, and drop them by hand."));
        }
    }

    private void continueAsNew(PreparedMigration prepared) {
        Workflow.await(Workflow::isEveryHandlerFinished);
        MigrationRequest.Resumption resumption =
                new MigrationRequest.Resumption(journal.statusToHandOn(), prepared, orders.pauseOrdered());
        Workflow.continueAsNew(request.resumedAt(resumption));
    }

    // ---- messages

    @Override
    public MigrationStatus status() {
        return journal.status();
    }

    @Override
    public MigrationStatus pause(OperatorOrder order) {
        orders.pause(order);
        return journal.status();
    }

    @Override
    public void validatePause(OperatorOrder order) {
        orders.validatePause(order);
    }

    @Override
    public MigrationStatus resume(OperatorOrder order) {
        orders.resume(order);
        return journal.status();
    }

    @Override
    public void validateResume(OperatorOrder order) {
        orders.validateResume(order);
    }

    @Override
    public MigrationStatus tune(TuneOrder order) {
        orders.tune(order);
        return journal.status();
    }

    @Override
    public void validateTune(TuneOrder order) {
        orders.validateTune(order);
    }

    @Override
    public MigrationStatus rollback(OperatorOrder order) {
        orders.rollback(order);
        return journal.status();
    }

    @Override
    public void validateRollback(OperatorOrder order) {
        orders.validate(order);
    }

    @Override
    public void fillStandsStill(Standstill news) {
        journal.standstill(news);
    }

    @Override
    public void laneGranted() {
        turn.grant();
    }

    @Override
    public void lanePlace(QueuePlace place) {
        turn.place(place);
    }
}
