package dev.towpath.starter.client;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import dev.towpath.model.status.MigrationStatus.OrderRecord;
import dev.towpath.model.status.MigrationStatus.Problem;
import dev.towpath.model.status.MigrationStatus.Waiting;
import dev.towpath.model.status.QueuePlace;
import dev.towpath.workflow.activity.BackfillActivities;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;
import dev.towpath.workflow.lane.LaneState;
import dev.towpath.workflow.lane.LaneTicket;
import dev.towpath.workflow.lane.LaneWorkflow;
import dev.towpath.workflow.migration.MigrationRequest;
import dev.towpath.workflow.migration.MigrationWorkflow;
import dev.towpath.workflow.migration.OperatorOrder;
import dev.towpath.workflow.migration.Standstill;
import dev.towpath.workflow.migration.TuneOrder;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Behaves like a migration without a database. What it does stands in {@code requestedBy}: {@code fill} runs a backfill,
 * {@code queue}, {@code refuse}, {@code block} and {@code finish} do what they say, everything else waits for orders.
 */
public final class PaperMigration implements MigrationWorkflow {
    private static final Waiting QUEUED = new Waiting(
            "the lane of shop, behind shop/first", Instant.EPOCH, List.of(), 0, new QueuePlace("shop/first", 1));

    private final List<OrderRecord> orders = new ArrayList<>();
    private String id = "";
    private String database = "";
    private String digest = "";
    private MigrationState state = MigrationState.QUEUED;
    private Phase phase = Phase.PREPARE;
    private Problem problem;

    @Override
    public MigrationStatus migrate(MigrationRequest request) {
        id = request.id();
        database = request.database();
        digest = request.digest();
        state = MigrationState.RUNNING;
        phase = Phase.BACKFILL;
        switch (request.requestedBy()) {
            case "fill" -> Async.function(fills()::backfill, new StepOrder(id, database, "0", "V2/1"));
            case "refuse" -> {
                state = MigrationState.REFUSED;
                problem = new Problem(ErrorCode.PLAN_REFUSED, "two findings", null);
            }
            case "block" -> {
                state = MigrationState.BLOCKED;
                problem = new Problem(ErrorCode.LOCK_TIMEOUT, "orders is busy", "V2/1");
            }
            case "queue" -> {
                state = MigrationState.QUEUED;
                phase = Phase.PREPARE;
            }
            case "finish" -> state = MigrationState.COMPLETED;
            case "fail" -> throw ApplicationFailure.newNonRetryableFailure("it broke", "INTERNAL");
            default -> phase = Phase.BACKFILL;
        }
        try {
            Workflow.await(() -> state.isFinal());
        } catch (CanceledFailure cancelled) {
            state = MigrationState.ROLLED_BACK;
        }
        return status();
    }

    private static BackfillActivities fills() {
        return Workflow.newActivityStub(
                BackfillActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofHours(1))
                        .setHeartbeatTimeout(Duration.ofMinutes(1))
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(Duration.ofMillis(1))
                                .build())
                        .build());
    }

    @Override
    public MigrationStatus status() {
        return new MigrationStatus(
                id,
                database,
                state,
                phase,
                digest,
                null,
                1,
                3,
                null,
                state == MigrationState.QUEUED && !id.isEmpty() ? QUEUED : null,
                problem,
                List.of(),
                List.of(),
                LockRecord.NONE,
                orders,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                dev.towpath.model.policy.FillPolicy.DEFAULT);
    }

    @Override
    public MigrationStatus pause(OperatorOrder order) {
        return take("pause", order, MigrationState.PAUSED);
    }

    @Override
    public void validatePause(OperatorOrder order) {
        if (state == MigrationState.PAUSED) {
            throw new IllegalArgumentException("it is paused already");
        }
    }

    @Override
    public MigrationStatus resume(OperatorOrder order) {
        return take("resume", order, MigrationState.RUNNING);
    }

    @Override
    public void validateResume(OperatorOrder order) {
        if (state == MigrationState.RUNNING) {
            throw new IllegalArgumentException("nothing waits for it");
        }
    }

    @Override
    public MigrationStatus tune(TuneOrder order) {
        return take("tune", new OperatorOrder(order.by(), order.settings() + " " + order.reason()), state);
    }

    @Override
    public void validateTune(TuneOrder order) {}

    @Override
    public MigrationStatus rollback(OperatorOrder order) {
        return take("rollback", order, MigrationState.ROLLED_BACK);
    }

    @Override
    public void validateRollback(OperatorOrder order) {}

    private MigrationStatus take(String word, OperatorOrder order, MigrationState next) {
        orders.add(new OrderRecord(word, order.by(), order.reason(), Instant.EPOCH));
        state = next;
        return status();
    }

    @Override
    public void fillStandsStill(Standstill news) {}

    @Override
    public void laneGranted() {}

    @Override
    public void lanePlace(QueuePlace place) {}

    /** Fails once, then heartbeats and stays until the worker stops. */
    public static final class PaperFill implements BackfillActivities {
        @Override
        public StepOutcome backfill(StepOrder order) {
            if (Activity.getExecutionContext().getInfo().getAttempt() == 1) {
                throw ApplicationFailure.newFailure("the connection broke", "DATABASE_UNAVAILABLE");
            }
            Activity.getExecutionContext().heartbeat(new BackfillProgress("V2/1", "orders", 400, 1_000, 50, 20));
            Activity.getExecutionContext().doNotCompleteOnReturn();
            return null;
        }
    }

    /** A lane that only knows what it was started with. */
    public static final class PaperLane implements LaneWorkflow {
        private LaneState state;

        @Override
        public void keep(LaneState start) {
            state = start;
            Workflow.await(() -> false);
        }

        @Override
        public LaneState lane() {
            return state;
        }

        @Override
        public void join(LaneTicket ticket) {}

        @Override
        public void leave(LaneTicket ticket) {}
    }
}
