package dev.towpath.workflow.replay;

import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.workflow.fake.Gate;
import dev.towpath.workflow.fake.Plans;
import dev.towpath.workflow.fake.Waterway;
import dev.towpath.workflow.lane.LaneWorkflow;
import dev.towpath.workflow.migration.MigrationWorkflow;
import dev.towpath.workflow.migration.OperatorOrder;
import dev.towpath.workflow.migration.Standstill;
import dev.towpath.workflow.migration.TuneOrder;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.util.Map;
import java.util.function.Function;

/** One life to be recorded; plays it and answers with the id of the workflow whose history is kept. */
enum Recording {
    COMPLETED(waterway -> end(waterway.start("orders"))),
    BUSY(waterway -> {
        waterway.script().busy("execute-ddl V1/1", 2);
        return end(waterway.start("orders"));
    }),
    PAUSED_AND_RESUMED(waterway -> {
        Gate gate = waterway.script().nextBlocks("backfill V1/3", true);
        MigrationWorkflow migration = waterway.start("orders");
        gate.awaitReached();
        migration.pause(order());
        Waterway.await(migration, MigrationState.PAUSED);
        migration.resume(order());
        return end(migration);
    }),
    BLOCKED_AND_RESUMED(waterway -> {
        waterway.script().nextGivesUp("build-index V1/2", "STATEMENT_FAILED", "orders.ref has duplicates");
        MigrationWorkflow migration = waterway.start("orders");
        Waterway.await(migration, MigrationState.BLOCKED);
        migration.resume(order());
        return end(migration);
    }),
    ROLLED_BACK_DURING_BACKFILL(waterway -> {
        Gate gate = waterway.script().nextBlocks("backfill V1/3", true);
        MigrationWorkflow migration = waterway.start("orders");
        gate.awaitReached();
        migration.rollback(order());
        return end(migration);
    }),
    STOOD_STILL_AND_TUNED_TO_TWO_HANDS(waterway -> {
        Gate alone = waterway.script().nextBlocks("backfill V1/3", true);
        Gate lead = waterway.script().nextBlocks("backfill V1/3 hand 0/2", true);
        Gate helper = waterway.script().nextBlocks("backfill V1/3 hand 1/2", true);
        MigrationWorkflow migration = waterway.start("orders");
        alone.awaitReached();
        migration.fillStandsStill(new Standstill("V1/3", "replica one is 14 s behind", false));
        Waterway.await(migration, MigrationStatus::needsAttention);
        migration.tune(TuneOrder.of(order(), Map.of("ranges", "2")));
        lead.awaitReached();
        helper.awaitReached();
        helper.open();
        lead.open();
        return end(migration);
    }),
    BLOCKED_BY_ONE_OF_TWO_HANDS(waterway -> {
        Gate prepare = waterway.script().nextBlocks("prepare", true);
        Gate lead = waterway.script().nextBlocks("backfill V1/3 hand 0/2", true);
        waterway.script().nextGivesUp("backfill V1/3 hand 1/2", "STATEMENT_FAILED", "a row is wrong");
        MigrationWorkflow migration = waterway.start("orders");
        prepare.awaitReached();
        migration.tune(TuneOrder.of(order(), Map.of("ranges", "2")));
        prepare.open();
        lead.awaitReached();
        Waterway.await(migration, MigrationState.BLOCKED);
        migration.resume(order());
        return end(migration);
    }),
    REFUSED(waterway -> end(waterway.start("orders"))),
    CANCELLED(waterway -> {
        Gate gate = waterway.script().nextBlocks("backfill V1/3", true);
        MigrationWorkflow migration = waterway.start("orders");
        gate.awaitReached();
        WorkflowStub.fromTyped(migration).cancel();
        try {
            return end(migration);
        } catch (WorkflowFailedException cancelled) {
            return "orders";
        }
    }),
    LANE_WITH_THREE_MIGRATIONS(waterway -> {
        Gate gate = waterway.script().nextBlocks("prepare", true);
        MigrationWorkflow first = waterway.start("first");
        gate.awaitReached();
        MigrationWorkflow second = waterway.start("second");
        waterway.awaitLane(lane -> lane.queue().size() == 1);
        MigrationWorkflow third = waterway.start("third");
        waterway.awaitLane(lane -> lane.queue().size() == 2);
        WorkflowStub.fromTyped(second).terminate("passed over");
        gate.open();
        end(first);
        end(third);
        waterway.awaitLane(lane -> lane.holder() == null);
        return LaneWorkflow.idOf("shop");
    });

    private final Function<Waterway, String> life;

    Recording(Function<Waterway, String> life) {
        this.life = life;
    }

    String file() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".json";
    }

    /** The history, as Temporal's own tools write it. */
    String play() {
        try (Waterway waterway = Waterway.skippingTime(this == REFUSED ? Plans.refused() : Plans.full())) {
            return waterway.client().fetchHistory(life.apply(waterway)).toJson(true) + "\n";
        }
    }

    private static OperatorOrder order() {
        return new OperatorOrder("ann", "because");
    }

    private static String end(MigrationWorkflow migration) {
        return Waterway.end(migration).id();
    }
}
