package dev.towpath.workflow.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.MigrationStatus.OrderRecord;
import dev.towpath.testing.temporal.TemporalServer;
import dev.towpath.workflow.fake.Gate;
import dev.towpath.workflow.fake.Histories;
import dev.towpath.workflow.fake.Plans;
import dev.towpath.workflow.fake.Script;
import dev.towpath.workflow.fake.Waterway;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every order in every phase and state, on whichever server: taken or rejected in words, and never a stuck workflow. */
abstract class OrderContract {
    static final OperatorOrder ANN = new OperatorOrder("ann", "because");

    Waterway waterway;
    Script script;

    abstract TemporalServer server();

    @BeforeEach
    void fill() {
        waterway = Waterway.on(server(), "shop-" + UUID.randomUUID(), Plans.full());
        script = waterway.script();
    }

    @AfterEach
    void drain() {
        waterway.close();
    }

    MigrationWorkflow start() {
        return waterway.start("orders-" + UUID.randomUUID());
    }

    /** The end, and that no workflow task failed on the way there. */
    MigrationStatus end(MigrationWorkflow migration, MigrationState state) {
        MigrationStatus end = Waterway.end(migration);
        assertThat(end.state()).isEqualTo(state);
        assertThat(Histories.failedTasks(waterway.client(), end.id())).isEmpty();
        assertThat(script.count("leave-lane")).isOne();
        return end;
    }

    /**
     * The end of a workflow that was cancelled: the SDK closes it as cancelled and drops its result, whatever the code
     * returns. The status can still be asked for.
     */
    private MigrationStatus cancelled(MigrationWorkflow migration, MigrationState state) {
        assertThatThrownBy(() -> Waterway.end(migration)).hasCauseInstanceOf(CanceledFailure.class);
        MigrationStatus end = migration.status();
        assertThat(end.state()).isEqualTo(state);
        assertThat(Histories.failedTasks(waterway.client(), end.id())).isEmpty();
        assertThat(script.count("leave-lane")).isOne();
        return end;
    }

    private static void assertRejected(ThrowingCallable order, String reason) {
        assertThatThrownBy(order)
                .satisfies(thrown -> assertThat(thrown.getCause())
                        .isInstanceOfSatisfying(
                                ApplicationFailure.class,
                                failure ->
                                        assertThat(failure.getOriginalMessage()).isEqualTo(reason)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepare", "execute-ddl V1/1", "build-index V1/2", "verify"})
    void a_pause_waits_for_what_cannot_be_interrupted(String call) {
        Gate gate = script.nextBlocks(call, true);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        assertThat(migration.pause(ANN).state()).isEqualTo(MigrationState.RUNNING);
        assertRejected(() -> migration.pause(ANN), "it is paused already");
        gate.open();
        if (!call.equals("verify")) {
            MigrationStatus paused = Waterway.await(migration, MigrationState.PAUSED);
            assertThat(script.calls()).endsWith(call);
            assertThat(paused.possibleOrders()).containsExactly("resume", "rollback");
            assertRejected(() -> migration.pause(ANN), "it is paused already");
            migration.resume(ANN);
        }
        MigrationStatus end = end(migration, MigrationState.COMPLETED);
        assertThat(script.count(call)).isOne();
        assertThat(end.orders())
                .first()
                .isEqualTo(new OrderRecord(
                        "pause", "ann", "because", end.orders().getFirst().at()));
    }

    @Test
    void a_pause_stops_a_backfill_and_a_resume_starts_it_again() {
        Gate gate = script.nextBlocks("backfill V1/3", true);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        migration.pause(ANN);
        MigrationStatus paused = Waterway.await(migration, MigrationState.PAUSED);
        assertThat(script.calls()).endsWith("backfill V1/3", "backfill V1/3 cancelled");
        assertThat(paused.stepsDone()).isEqualTo(2);
        migration.resume(ANN);
        end(migration, MigrationState.COMPLETED);
        assertThat(script.count("backfill V1/3")).isEqualTo(2);
        assertThat(script.count("tidy-up")).isZero();
    }

    static TuneOrder tune(String key, String value) {
        return TuneOrder.of(ANN, Map.of(key, value));
    }

    @Test
    void a_backfill_that_is_tuned_goes_on_with_as_many_hands_as_ordered() {
        Gate gate = script.nextBlocks("backfill V1/3", true);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        assertThat(migration.tune(tune("ranges", "3")).fill().ranges()).isEqualTo(3);

        MigrationStatus end = end(migration, MigrationState.COMPLETED);
        assertThat(script.calls())
                .contains("backfill V1/3 cancelled")
                .contains("backfill V1/3 hand 0/3", "backfill V1/3 hand 1/3", "backfill V1/3 hand 2/3");
        assertThat(script.count("backfill V1/3")).isOne();
        assertThat(end.stepsDone()).isEqualTo(5);
        assertThat(end.fills()).hasSize(1);
        assertThat(end.orders().getFirst().reason()).isEqualTo("ranges=3 because");
    }

    @Test
    void an_order_to_tune_says_what_is_wrong_with_it() {
        Gate gate = script.nextBlocks("prepare", true);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        assertRejected(
                () -> migration.tune(tune("range", "2")), "\"range\" is no setting of fills; did you mean \"ranges\"?");
        assertRejected(
                () -> migration.tune(tune("ranges", "many")), "ranges: \"many\" is not a whole number from 1 to 32");
        assertRejected(
                () -> migration.tune(new TuneOrder("ann", "", new TreeMap<>())),
                "an order to tune needs \"settings\", such as {\"chunk-target\": \"10ms\"}");
        assertRejected(
                () -> migration.tune(TuneOrder.of(new OperatorOrder("", ""), Map.of("ranges", "2"))),
                "an order needs a name of 1 to 200 characters in \"by\"");
        gate.open();
        assertThat(end(migration, MigrationState.COMPLETED).orders()).isEmpty();
    }

    @Test
    void a_pause_stops_all_hands_and_a_resume_starts_them_again() {
        List<Gate> gates = List.of(
                script.nextBlocks("backfill V1/3 hand 0/2", true), script.nextBlocks("backfill V1/3 hand 1/2", true));
        Gate prepare = script.nextBlocks("prepare", true);
        MigrationWorkflow migration = start();
        prepare.awaitReached();
        migration.tune(tune("ranges", "2"));
        prepare.open();
        gates.forEach(Gate::awaitReached);
        migration.pause(ANN);
        Waterway.await(migration, MigrationState.PAUSED);
        assertThat(script.calls()).contains("backfill V1/3 hand 0/2 cancelled", "backfill V1/3 hand 1/2 cancelled");
        migration.resume(ANN);

        end(migration, MigrationState.COMPLETED);
        assertThat(script.count("backfill V1/3 hand 1/2")).isEqualTo(2);
    }

    @Test
    void a_hand_that_gives_up_stops_the_others_and_blocks_the_migration() {
        Gate lead = script.nextBlocks("backfill V1/3 hand 0/2", true);
        script.nextGivesUp("backfill V1/3 hand 1/2", "STATEMENT_FAILED", "a row is wrong");
        Gate prepare = script.nextBlocks("prepare", true);
        MigrationWorkflow migration = start();
        prepare.awaitReached();
        migration.tune(tune("ranges", "2"));
        prepare.open();
        lead.awaitReached();
        MigrationStatus blocked = Waterway.await(migration, MigrationState.BLOCKED);
        assertThat(blocked.problem().message()).isEqualTo("a row is wrong");
        assertThat(script.calls()).contains("backfill V1/3 hand 0/2 cancelled");
        migration.resume(ANN);
        end(migration, MigrationState.COMPLETED);
    }

    @Test
    void a_backfill_that_stands_still_for_long_asks_for_attention_until_it_goes_on() {
        Gate gate = script.nextBlocks("backfill V1/3", true);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        migration.fillStandsStill(new Standstill("V1/3", "replica one is 14 s behind", false));
        MigrationStatus standing = Waterway.await(migration, MigrationStatus::needsAttention);
        assertThat(standing.state()).isEqualTo(MigrationState.RUNNING);
        assertThat(standing.waiting().on()).isEqualTo("the throttle: replica one is 14 s behind");
        migration.fillStandsStill(new Standstill("V1/1", "of another step", true));
        assertThat(migration.status().needsAttention()).isTrue();
        migration.fillStandsStill(new Standstill("V1/3", "replica one is 14 s behind", true));
        Waterway.await(migration, status -> !status.needsAttention());
        gate.open();
        assertThat(end(migration, MigrationState.COMPLETED).waiting()).isNull();
    }

    @Test
    void a_pause_that_is_lifted_before_it_took_effect_changes_nothing() {
        Gate gate = script.nextBlocks("execute-ddl V1/1", true);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        migration.pause(ANN);
        migration.resume(ANN);
        assertRejected(() -> migration.resume(ANN), "it is running, so there is nothing to resume");
        gate.open();
        assertThat(end(migration, MigrationState.COMPLETED).orders()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepare", "build-index V1/2", "backfill V1/3", "validate-constraint V1/4", "verify"})
    void a_rollback_stops_what_can_be_stopped(String call) {
        Gate gate = script.nextBlocks(call, true);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        assertThat(migration.rollback(ANN).orders()).hasSize(1);
        MigrationStatus end = end(migration, MigrationState.ROLLED_BACK);
        assertThat(script.calls()).contains(call + " cancelled");
        assertThat(script.count("tidy-up")).isEqualTo(call.equals("prepare") ? 0 : 1);
        assertThat(end.possibleOrders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"execute-ddl V1/1", "record-history V1/5"})
    void a_rollback_waits_for_a_transaction(String call) {
        Gate gate = script.nextBlocks(call, true);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        migration.rollback(ANN);
        assertRejected(() -> migration.pause(ANN), "it is rolling back: no order is taken any more");
        assertRejected(() -> migration.resume(ANN), "it is rolling back: no order is taken any more");
        assertRejected(() -> migration.rollback(ANN), "it is rolling back: no order is taken any more");
        gate.open();
        end(migration, MigrationState.ROLLED_BACK);
        assertThat(script.calls()).endsWith(call, "tidy-up", "leave-lane");
    }

    @Test
    void an_accepted_rollback_counts_even_if_the_proof_was_just_done() {
        Gate gate = script.nextBlocks("verify", false);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        migration.rollback(ANN);
        gate.awaitRefusedToStop().open();
        end(migration, MigrationState.ROLLED_BACK);
    }

    @Test
    void orders_reach_a_migration_that_backs_off() {
        script.busy("execute-ddl V1/1", 2);
        MigrationWorkflow migration = start();
        Waterway.await(
                migration,
                status -> status.waiting() != null && status.waiting().attempts() == 1);
        migration.pause(ANN);
        MigrationStatus paused = Waterway.await(migration, MigrationState.PAUSED);
        assertThat(paused.waiting().attempts()).isOne();
        migration.resume(ANN);
        Waterway.await(
                migration,
                status -> status.waiting() != null && status.waiting().attempts() == 2);
        migration.rollback(ANN);
        end(migration, MigrationState.ROLLED_BACK);
        assertThat(script.count("execute-ddl V1/1")).isEqualTo(2);
    }

    @Test
    void keeps_the_last_hundred_orders_and_takes_every_one() {
        Gate gate = script.nextBlocks("execute-ddl V1/1", false);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        for (int i = 0; i < 51; i++) {
            migration.pause(new OperatorOrder("ann", "pause " + i));
            migration.resume(new OperatorOrder("ann", "resume " + i));
        }
        gate.open();
        List<OrderRecord> orders = end(migration, MigrationState.COMPLETED).orders();
        assertThat(orders).hasSize(100);
        assertThat(orders.getFirst().reason()).isEqualTo("pause 1");
        assertThat(orders.getLast().reason()).isEqualTo("resume 50");
    }

    @Test
    void a_rollback_ends_a_pause() {
        Gate gate = script.nextBlocks("execute-ddl V1/1", true);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        migration.pause(ANN);
        gate.open();
        Waterway.await(migration, MigrationState.PAUSED);
        migration.rollback(ANN);
        assertThat(end(migration, MigrationState.ROLLED_BACK).orders())
                .extracting(OrderRecord::order)
                .containsExactly("pause", "rollback");
    }

    @Test
    void a_blocked_migration_takes_no_pause() {
        script.nextGivesUp("build-index V1/2", "STATEMENT_FAILED", "duplicates");
        MigrationWorkflow migration = start();
        Waterway.await(migration, MigrationState.BLOCKED);
        assertRejected(
                () -> migration.pause(ANN), "it is blocked: nothing runs until somebody orders resume or rollback");
        migration.resume(ANN);
        end(migration, MigrationState.COMPLETED);
    }

    @Test
    void a_pause_that_came_before_the_failure_is_lifted_by_the_same_resume() {
        Gate gate = script.nextBlocksThenGivesUp("execute-ddl V1/1", "STATEMENT_FAILED", "no");
        MigrationWorkflow migration = start();
        gate.awaitReached();
        migration.pause(ANN);
        gate.open();
        Waterway.await(migration, MigrationState.BLOCKED);
        migration.resume(ANN);
        end(migration, MigrationState.COMPLETED);
    }

    @Test
    void no_order_is_taken_while_it_tidies_up() {
        Gate gate = script.nextBlocks("tidy-up", false);
        Gate ddl = script.nextBlocks("execute-ddl V1/1", false);
        MigrationWorkflow migration = start();
        ddl.awaitReached();
        migration.rollback(ANN);
        ddl.open();
        gate.awaitReached();
        assertThat(migration.status().state()).isEqualTo(MigrationState.ROLLING_BACK);
        rejectsEverything(migration, "it is rolling back: no order is taken any more");
        gate.open();
        end(migration, MigrationState.ROLLED_BACK);
    }

    @Test
    void no_order_is_taken_between_the_end_and_the_way_out_of_the_lane() {
        Gate gate = script.nextBlocks("leave-lane", false);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        rejectsEverything(migration, "it is completed: no order is taken any more");
        gate.open();
        end(migration, MigrationState.COMPLETED);
        assertThatThrownBy(() -> migration.pause(ANN)).isInstanceOf(io.temporal.client.WorkflowException.class);
        assertThat(migration.status().state()).isEqualTo(MigrationState.COMPLETED);
    }

    private static void rejectsEverything(MigrationWorkflow migration, String reason) {
        assertRejected(() -> migration.pause(ANN), reason);
        assertRejected(() -> migration.resume(ANN), reason);
        assertRejected(() -> migration.rollback(ANN), reason);
    }

    @Test
    void orders_without_a_name_are_rejected_in_words() {
        Gate gate = script.nextBlocks("prepare", false);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        List<BiConsumer<MigrationWorkflow, OperatorOrder>> all =
                List.of(MigrationWorkflow::pause, MigrationWorkflow::resume, MigrationWorkflow::rollback);
        for (BiConsumer<MigrationWorkflow, OperatorOrder> order : all) {
            assertRejected(
                    () -> order.accept(migration, new OperatorOrder(" ", "")),
                    "an order needs a name of 1 to 200 characters in \"by\"");
            assertRejected(
                    () -> order.accept(migration, new OperatorOrder("ann", "x".repeat(2_001))),
                    "a reason has at most 2,000 characters");
            assertRejected(() -> order.accept(migration, null), "an order needs \"by\" and \"reason\"");
        }
        gate.open();
        end(migration, MigrationState.COMPLETED);
    }

    @Test
    void an_order_typed_by_hand_may_lack_the_reason_and_hold_more_than_expected() {
        Gate gate = script.nextBlocks("prepare", false);
        MigrationWorkflow migration = start();
        gate.awaitReached();
        Map<String, Object> typed = new TreeMap<>();
        typed.put("by", "ann");
        typed.put("urgency", List.of("high"));
        MigrationStatus status = WorkflowStub.fromTyped(migration).update("pause", MigrationStatus.class, typed);
        assertThat(status.orders().getFirst().reason()).isEmpty();
        migration.resume(ANN);
        gate.open();
        end(migration, MigrationState.COMPLETED);
    }

    @Test
    void orders_reach_a_migration_in_the_queue() {
        Gate gate = script.nextBlocks("execute-ddl V1/1", false);
        MigrationWorkflow first = start();
        gate.awaitReached();
        MigrationWorkflow paused = start();
        waterway.awaitLane(lane -> lane.queue().size() == 1);
        MigrationWorkflow rolledBack = start();
        waterway.awaitLane(lane -> lane.queue().size() == 2);
        assertThat(paused.status().waiting().on()).startsWith("the lane of shop-");
        assertRejected(() -> paused.resume(ANN), "it is queued, so there is nothing to resume");
        paused.pause(ANN);
        rolledBack.rollback(ANN);
        assertThat(Waterway.end(rolledBack).state()).isEqualTo(MigrationState.ROLLED_BACK);
        waterway.awaitLane(lane -> lane.queue().size() == 1);
        gate.open();
        assertThat(Waterway.end(first).state()).isEqualTo(MigrationState.COMPLETED);
        Waterway.await(paused, MigrationState.PAUSED);
        paused.resume(ANN);
        assertThat(Waterway.end(paused).state()).isEqualTo(MigrationState.COMPLETED);
        assertThat(script.count("tidy-up")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "join-lane",
                "prepare",
                "execute-ddl V1/1",
                "build-index V1/2",
                "backfill V1/3",
                "validate-constraint V1/4",
                "verify",
                "tidy-up",
                "leave-lane"
            })
    void a_cancelled_workflow_leaves_everything_in_order(String call) {
        Gate gate = script.nextBlocks(call, call.equals("backfill V1/3"));
        if (call.equals("tidy-up")) {
            script.nextGivesUp("execute-ddl V1/1", "STATEMENT_FAILED", "no");
        }
        MigrationWorkflow migration = start();
        if (call.equals("tidy-up")) {
            Waterway.await(migration, MigrationState.BLOCKED);
            migration.rollback(ANN);
        }
        gate.awaitReached();
        WorkflowStub.fromTyped(migration).cancel();
        switch (call) {
            // These are waited for, whatever the order: nothing is tidied up behind their back.
            case "prepare", "execute-ddl V1/1", "build-index V1/2", "validate-constraint V1/4", "verify" -> {
                gate.awaitRefusedToStop();
                assertThat(script.count("tidy-up")).isZero();
            }
            // The in-memory server never ends a task that cancels an activity which completed meanwhile.
            case "backfill V1/3" ->
                Waterway.until(() -> script.calls().contains(call + " cancelled"), () -> "not cancelled");
            // Asking for a turn is not waited for, and arrives after the goodbye.
            case "join-lane" -> Waterway.until(() -> script.count("leave-lane") == 1, () -> "still there");
            default -> {}
        }
        gate.open();
        boolean over = call.equals("leave-lane");
        cancelled(migration, over ? MigrationState.COMPLETED : MigrationState.ROLLED_BACK);
        assertThat(script.count("tidy-up")).isEqualTo(over || call.equals("join-lane") ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "blocked", "backing off"})
    void a_workflow_that_waits_can_be_cancelled(String state) {
        MigrationWorkflow migration = startUntil(state);
        WorkflowStub.fromTyped(migration).cancel();
        MigrationStatus end = cancelled(migration, MigrationState.ROLLED_BACK);
        assertThat(end.orders().getLast().by()).isEqualTo("temporal");
        assertThat(script.calls()).endsWith("tidy-up", "leave-lane");
    }

    private MigrationWorkflow startUntil(String state) {
        switch (state) {
            case "paused" -> {
                Gate gate = script.nextBlocks("execute-ddl V1/1", false);
                MigrationWorkflow migration = start();
                gate.awaitReached();
                migration.pause(ANN);
                gate.open();
                Waterway.await(migration, MigrationState.PAUSED);
                return migration;
            }
            case "blocked" -> {
                script.nextGivesUp("execute-ddl V1/1", "STATEMENT_FAILED", "no");
                MigrationWorkflow migration = start();
                Waterway.await(migration, MigrationState.BLOCKED);
                return migration;
            }
            default -> {
                script.busy("execute-ddl V1/1", 1);
                MigrationWorkflow migration = start();
                Waterway.await(
                        migration,
                        status -> status.waiting() != null && status.waiting().attempts() == 1);
                return migration;
            }
        }
    }
}
