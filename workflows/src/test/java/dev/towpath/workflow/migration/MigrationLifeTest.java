package dev.towpath.workflow.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.MigrationStatus.PhaseSpan;
import dev.towpath.workflow.fake.Gate;
import dev.towpath.workflow.fake.Plans;
import dev.towpath.workflow.fake.Waterway;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A life without orders. */
@Timeout(120)
class MigrationLifeTest {
    private static final OperatorOrder ANN = new OperatorOrder("ann", "because");

    @Test
    void runs_the_steps_in_order_and_passes_each_phase_once() {
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            MigrationStatus end = Waterway.end(waterway.start("orders"));
            assertThat(waterway.script().calls())
                    .containsExactly(
                            "join-lane",
                            "prepare",
                            "execute-ddl V1/1",
                            "build-index V1/2",
                            "backfill V1/3",
                            "validate-constraint V1/4",
                            "record-history V1/5",
                            "verify",
                            "leave-lane");
            assertThat(end.state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(end.stepsDone()).isEqualTo(5);
            assertThat(end.planDigest()).isEqualTo("plan-1");
            assertThat(end.fills()).extracting("rows").containsExactly(1_000L);
            assertThat(end.locks().longestHold()).isEqualTo(Duration.ofMillis(5));
            assertThat(end.checks()).allMatch(MigrationStatus.Check::ok);
            assertThat(end.possibleOrders()).isEmpty();
            assertThatPhasesArePassed(end);
        }
    }

    @Test
    void passes_phases_that_have_no_step() {
        try (Waterway waterway = Waterway.skippingTime(Plans.of())) {
            MigrationStatus end = Waterway.end(waterway.start("nothing to do"));
            assertThat(end.state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(waterway.script().calls()).containsExactly("join-lane", "prepare", "verify", "leave-lane");
            assertThatPhasesArePassed(end);
        }
    }

    private static void assertThatPhasesArePassed(MigrationStatus end) {
        assertThat(end.phases())
                .extracting(PhaseSpan::phase)
                .containsExactly(Phase.PREPARE, Phase.DEPLOY, Phase.BACKFILL, Phase.VALIDATE);
        assertThat(end.phases()).allSatisfy(span -> assertThat(span.ended()).isAfterOrEqualTo(span.began()));
    }

    @Test
    void says_in_every_phase_where_it_is() {
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            List<String> calls = List.of("prepare", "execute-ddl V1/1", "backfill V1/3", "validate-constraint V1/4");
            List<Gate> gates = calls.stream()
                    .map(call -> waterway.script().nextBlocks(call, false))
                    .toList();
            MigrationWorkflow migration = waterway.start("orders");
            for (int number = 0; number < calls.size(); number++) {
                gates.get(number).awaitReached();
                MigrationStatus status = migration.status();
                assertThat(status.phase()).isEqualTo(Phase.values()[number]);
                assertThat(status.state()).isEqualTo(MigrationState.RUNNING);
                assertThat(status.phases()).hasSize(number + 1);
                if (number > 0) {
                    String step = Objects.requireNonNull(status.step()).id();
                    assertThat(calls.get(number)).endsWith(" " + step);
                }
                gates.get(number).open();
            }
            assertThat(Waterway.end(migration).state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(migration.status().step()).isNull();
        }
    }

    @Test
    void backs_off_durably_while_a_lock_is_busy() {
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            waterway.script().busy("execute-ddl V1/1", 2);
            MigrationStatus end = Waterway.end(waterway.start("orders"));
            assertThat(end.state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(waterway.script().count("execute-ddl V1/1")).isEqualTo(3);
            assertThat(end.locks().lost()).isEqualTo(2);
            assertThat(end.locks().longestWait()).isEqualTo(Duration.ofMillis(500));
            PhaseSpan deploy = end.phases().get(1);
            assertThat(Duration.between(deploy.began(), deploy.ended())).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void says_who_holds_the_lock_and_since_when_it_waits() {
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            waterway.script().busy("execute-ddl V1/1", 1);
            MigrationWorkflow migration = waterway.start("orders");
            MigrationStatus status = Waterway.await(
                    migration, each -> each.waiting() != null && each.waiting().attempts() == 1);
            assertThat(status.waiting().on()).isEqualTo("a lock on orders");
            assertThat(status.waiting().heldBy()).extracting("application").containsExactly("nightly");
            assertThat(status.step().since()).isBeforeOrEqualTo(status.waiting().since());
            MigrationStatus end = Waterway.end(migration);
            assertThat(end.waiting()).isNull();
        }
    }

    @Test
    void asks_an_operator_when_a_lock_stays_busy() {
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            waterway.script().busy("execute-ddl V1/1", 3);
            MigrationWorkflow migration = waterway.start("orders");
            waterway.skip(Duration.ofMinutes(2)); // the back-off, which nobody waits for
            MigrationStatus blocked = Waterway.await(migration, MigrationState.BLOCKED);
            assertThat(blocked.problem().code()).isEqualTo(ErrorCode.LOCK_TIMEOUT);
            assertThat(blocked.problem().message()).isEqualTo("gave up waiting for a lock on orders after 3 attempts");
            assertThat(blocked.problem().step()).isEqualTo("V1/1");
            assertThat(migration.resume(ANN).orders()).hasSize(1);
            MigrationStatus end = Waterway.end(migration);
            assertThat(end.state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(end.problem()).isNull();
            assertThat(waterway.script().count("execute-ddl V1/1")).isEqualTo(4);
        }
    }

    @Test
    void blocks_with_the_code_and_the_words_of_a_step_that_gives_up() {
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            waterway.script().nextGivesUp("build-index V1/2", "STATEMENT_FAILED", "orders.ref has duplicates");
            waterway.script().nextGivesUp("build-index V1/2", "NOBODY_KNOWS", "still has");
            MigrationWorkflow migration = waterway.start("orders");
            MigrationStatus blocked = Waterway.await(migration, MigrationState.BLOCKED);
            assertThat(blocked.problem())
                    .isEqualTo(new MigrationStatus.Problem(
                            ErrorCode.STATEMENT_FAILED, "orders.ref has duplicates", "V1/2"));
            assertThat(blocked.possibleOrders()).containsExactly("resume", "rollback");
            migration.resume(ANN);
            blocked = Waterway.await(
                    migration,
                    each -> each.problem() != null && each.problem().message().equals("still has"));
            assertThat(blocked.problem().code()).isEqualTo(ErrorCode.INTERNAL);
            migration.resume(ANN);
            assertThat(Waterway.end(migration).state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(waterway.script().count("build-index V1/2")).isEqualTo(3);
        }
    }

    @Test
    void ends_by_rollback_when_a_blocked_step_is_not_worth_another_attempt() {
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            waterway.script().nextGivesUp("build-index V1/2", "STATEMENT_FAILED", "orders.ref has duplicates");
            MigrationWorkflow migration = waterway.start("orders");
            Waterway.await(migration, MigrationState.BLOCKED);
            migration.rollback(ANN);
            MigrationStatus end = Waterway.end(migration);
            assertThat(end.state()).isEqualTo(MigrationState.ROLLED_BACK);
            assertThat(end.stepsDone()).isOne();
            assertThat(end.notes()).containsExactly("nothing was left to drop");
            assertThat(waterway.script().calls()).endsWith("build-index V1/2", "tidy-up", "leave-lane");
        }
    }

    @Test
    void does_not_notice_failures_that_pass_by_themselves() {
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            for (String call : List.of("join-lane", "prepare", "backfill V1/3", "verify", "leave-lane")) {
                waterway.script().nextStumbles(call).nextStumbles(call);
            }
            MigrationStatus end = Waterway.end(waterway.start("orders"));
            assertThat(end.state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(waterway.script().count("backfill V1/3")).isEqualTo(3);
            assertThat(end.orders()).isEmpty();
        }
    }

    @Test
    void blocks_when_the_proof_fails_and_proves_again_on_resume() {
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            waterway.script().busy("verify", 1);
            MigrationWorkflow migration = waterway.start("orders");
            MigrationStatus blocked = Waterway.await(migration, MigrationState.BLOCKED);
            assertThat(blocked.problem())
                    .isEqualTo(new MigrationStatus.Problem(
                            ErrorCode.VALIDATION_FAILED, "row counts: orders lacks a row", null));
            assertThat(blocked.checks()).extracting("ok").containsExactly(true, false);
            migration.resume(ANN);
            MigrationStatus end = Waterway.end(migration);
            assertThat(end.state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(end.checks()).extracting("ok").containsExactly(true, true);
        }
    }

    @Test
    void ends_refused_with_the_reason_and_leaves_the_lane() {
        try (Waterway waterway = Waterway.skippingTime(Plans.refused())) {
            MigrationStatus end = Waterway.end(waterway.start("orders"));
            assertThat(end.state()).isEqualTo(MigrationState.REFUSED);
            assertThat(end.problem().code()).isEqualTo(ErrorCode.PLAN_REFUSED);
            assertThat(end.findings()).hasSize(1);
            assertThat(waterway.script().calls()).containsExactly("join-lane", "prepare", "leave-lane");
            assertThat(waterway.awaitLane(lane -> lane.holder() == null).recent())
                    .hasSize(1);
        }
    }

    @Test
    void blocks_on_a_step_this_worker_is_too_old_for() {
        try (Waterway waterway = Waterway.skippingTime(
                Plans.of(new dev.towpath.workflow.activity.StepOutline("V1/1", "levitate", Phase.DEPLOY, "fly", "")))) {
            MigrationWorkflow migration = waterway.start("orders");
            MigrationStatus blocked = Waterway.await(migration, MigrationState.BLOCKED);
            assertThat(blocked.problem().message()).isEqualTo("this worker is too old for steps of kind levitate");
            migration.rollback(ANN);
            assertThat(Waterway.end(migration).state()).isEqualTo(MigrationState.ROLLED_BACK);
        }
    }

    @Test
    void ends_although_neither_tidying_up_nor_leaving_works() {
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            waterway.script()
                    .nextGivesUp("prepare", "ACCESS_DENIED", "no")
                    .nextGivesUp("tidy-up", "ACCESS_DENIED", "the password was changed")
                    .nextGivesUp("leave-lane", "INTERNAL", "the lane is broken")
                    .nextGivesUp("execute-ddl V1/1", "STATEMENT_FAILED", "no");
            MigrationWorkflow migration = waterway.start("orders");
            Waterway.await(migration, MigrationState.BLOCKED);
            migration.resume(ANN);
            Waterway.await(migration, each -> each.state() == MigrationState.BLOCKED && each.step() != null);
            migration.rollback(ANN);
            MigrationStatus end = Waterway.end(migration);
            assertThat(end.state()).isEqualTo(MigrationState.ROLLED_BACK);
            assertThat(end.notes())
                    .containsExactly(
                            "Tidying up gave up (the password was changed). Look for unfinished indexes of this plan,"
                                    + " and drop them by hand.",
                            "The lane was not told (the lane is broken); it notices as soon as another migration"
                                    + " waits.");
        }
    }

    @Test
    void asks_what_to_do_when_the_lane_cannot_be_joined() {
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            waterway.script().nextGivesUp("join-lane", "ACCESS_DENIED", "the namespace is read only");
            MigrationWorkflow migration = waterway.start("orders");
            MigrationStatus blocked = Waterway.await(migration, MigrationState.BLOCKED);
            assertThat(blocked.problem().message()).isEqualTo("the namespace is read only");
            migration.resume(ANN);
            assertThat(Waterway.end(migration).state()).isEqualTo(MigrationState.COMPLETED);
        }
    }

    @Test
    void asks_for_its_turn_again_when_somebody_terminated_the_lane() {
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            Gate gate = waterway.script().nextBlocks("prepare", false);
            MigrationWorkflow first = waterway.start("first");
            gate.awaitReached();
            MigrationWorkflow second = waterway.start("second");
            waterway.awaitLane(lane -> lane.queue().size() == 1);
            WorkflowStub.fromTyped(waterway.lane()).terminate("by hand");
            gate.open();
            assertThat(Waterway.end(first).state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(Waterway.end(second).state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(waterway.script().count("join-lane")).isEqualTo(3);
        }
    }

    @Test
    void takes_an_id_with_odd_characters() {
        try (Waterway waterway = Waterway.skippingTime(Plans.full())) {
            MigrationRequest request = Plans.request("orders/größe %s `x` \"İı\" 🚢 \\ ; drop", "shop");
            MigrationStatus end = Waterway.end(waterway.start(request));
            assertThat(end.state()).isEqualTo(MigrationState.COMPLETED);
            assertThat(end.id()).isEqualTo(request.id());
            assertThat(waterway.lane().lane().recent()).extracting("workflowId").containsExactly(request.id());
        }
    }
}
