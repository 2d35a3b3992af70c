package dev.towpath.workflow.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.QueuePlace;
import dev.towpath.testing.temporal.TemporalServer;
import dev.towpath.workflow.fake.Gate;
import dev.towpath.workflow.fake.Histories;
import dev.towpath.workflow.fake.Plans;
import dev.towpath.workflow.fake.Script;
import dev.towpath.workflow.fake.Waterway;
import dev.towpath.workflow.migration.MigrationWorkflow;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One migration at a time, on whichever server. */
abstract class LaneContract {
    private final String suffix = "-" + UUID.randomUUID();
    private Waterway waterway;
    private Script script;
    private int started;

    abstract TemporalServer server();

    @BeforeEach
    void fill() {
        waterway = Waterway.on(server(), "lane-" + UUID.randomUUID(), Plans.of(Plans.DDL));
        script = waterway.script();
    }

    @AfterEach
    void drain() {
        WorkflowStub lane = WorkflowStub.fromTyped(waterway.lane());
        assertThat(lane.describe().getStatus()).isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
        assertThat(Histories.failedTasks(waterway.client(), lane.getExecution().getWorkflowId()))
                .isEmpty();
        // A lane that died would be opened again by whoever asks, and hide its death.
        assertThat(script.count("join-lane")).isEqualTo(started);
        waterway.close();
    }

    private MigrationWorkflow start(String name) {
        started++;
        return waterway.start(name + suffix);
    }

    private LaneState awaitQueue(String... names) {
        List<String> ids = IntStream.range(0, names.length)
                .mapToObj(number -> names[number] + suffix)
                .toList();
        return waterway.awaitLane(lane ->
                lane.queue().stream().map(LaneTicket::workflowId).toList().equals(ids));
    }

    private void awaitHolder(String name) {
        waterway.awaitLane(
                lane -> lane.holder() != null && lane.holder().workflowId().equals(name + suffix));
    }

    private MigrationStatus.Waiting awaitPlace(MigrationWorkflow migration, String holder, int ahead) {
        QueuePlace place = new QueuePlace(holder + suffix, ahead);
        return Waterway.await(
                        migration,
                        status -> status.waiting() != null
                                && place.equals(status.waiting().place()))
                .waiting();
    }

    @Test
    void first_come_first_served() {
        Gate gate = script.nextBlocks("prepare", false);
        List<MigrationWorkflow> all = new java.util.ArrayList<>(List.of(start("a")));
        gate.awaitReached();
        all.add(start("b"));
        awaitQueue("b");
        all.add(start("c"));
        awaitQueue("b", "c");
        assertThat(all.getLast().status().state()).isEqualTo(MigrationState.QUEUED);
        awaitPlace(all.get(1), "a", 1);
        MigrationStatus.Waiting waiting = awaitPlace(all.getLast(), "a", 2);
        assertThat(waiting.on()).endsWith(", behind a" + suffix + " and 1 more");
        Gate next = script.nextBlocks("prepare", false);
        gate.open();
        next.awaitReached();
        assertThat(awaitPlace(all.getLast(), "b", 1).since()).isEqualTo(waiting.since());
        next.open();
        all.forEach(each -> assertThat(Waterway.end(each).state()).isEqualTo(MigrationState.COMPLETED));
        LaneState lane = waterway.awaitLane(each -> each.holder() == null);
        assertThat(lane.recent())
                .extracting(LaneTicket::workflowId)
                .containsExactly("c" + suffix, "b" + suffix, "a" + suffix);
    }

    @Test
    void joining_twice_and_leaving_as_a_stranger_change_nothing() {
        Gate gate = script.nextBlocks("prepare", false);
        MigrationWorkflow first = start("a");
        gate.awaitReached();
        MigrationWorkflow second = start("b");
        LaneState before = awaitQueue("b");
        waterway.lane().join(Objects.requireNonNull(before.holder()));
        waterway.lane().join(before.queue().getFirst());
        waterway.lane().leave(new LaneTicket("a" + suffix, "another run"));
        waterway.lane().leave(new LaneTicket("b" + suffix, "another run"));
        waterway.lane().leave(new LaneTicket("stranger", "run"));
        assertThat(waterway.lane().lane()).isEqualTo(before);
        gate.open();
        assertThat(Waterway.end(first).state()).isEqualTo(MigrationState.COMPLETED);
        assertThat(Waterway.end(second).state()).isEqualTo(MigrationState.COMPLETED);
    }

    @Test
    void a_holder_that_was_terminated_frees_the_lane() {
        Gate gate = script.nextBlocks("prepare", true);
        MigrationWorkflow first = start("a");
        gate.awaitReached();
        WorkflowStub.fromTyped(first).terminate("by hand");
        assertThat(Waterway.end(start("b")).state()).isEqualTo(MigrationState.COMPLETED);
        gate.open();
    }

    @Test
    void one_that_died_in_the_queue_is_passed_over() {
        Gate gate = script.nextBlocks("prepare", true);
        MigrationWorkflow first = start("a");
        gate.awaitReached();
        MigrationWorkflow second = start("b");
        awaitQueue("b");
        MigrationWorkflow third = start("c");
        awaitQueue("b", "c");
        WorkflowStub.fromTyped(second).terminate("by hand");
        gate.open();
        assertThat(Waterway.end(first).state()).isEqualTo(MigrationState.COMPLETED);
        assertThat(Waterway.end(third).state()).isEqualTo(MigrationState.COMPLETED);
        assertThat(waterway.lane().lane().recent())
                .extracting(LaneTicket::workflowId)
                .doesNotContain("b" + suffix);
    }

    @Test
    void one_that_died_in_the_queue_is_dropped_when_its_place_changes() {
        Gate gate = script.nextBlocks("prepare", true);
        MigrationWorkflow first = start("a");
        gate.awaitReached();
        MigrationWorkflow second = start("b");
        awaitPlace(second, "a", 1);
        MigrationWorkflow third = start("c");
        awaitPlace(third, "a", 2);
        MigrationWorkflow fourth = start("d");
        awaitPlace(fourth, "a", 3);
        WorkflowStub.fromTyped(third).terminate("by hand");
        WorkflowStub.fromTyped(second).cancel();
        awaitPlace(fourth, "a", 1);
        awaitQueue("d");
        gate.open();
        assertThat(Waterway.end(first).state()).isEqualTo(MigrationState.COMPLETED);
        assertThat(Waterway.end(fourth).state()).isEqualTo(MigrationState.COMPLETED);
    }

    @Test
    void a_new_run_of_the_same_migration_takes_the_place_of_the_one_that_died() {
        Gate gate = script.nextBlocks("prepare", true);
        MigrationWorkflow first = start("a");
        gate.awaitReached();
        MigrationWorkflow waiting = start("b");
        awaitQueue("b");
        WorkflowStub.fromTyped(first).terminate("by hand");
        assertThat(Waterway.end(start("a")).state()).isEqualTo(MigrationState.COMPLETED);
        assertThat(Waterway.end(waiting).state()).isEqualTo(MigrationState.COMPLETED);
        gate.open();
    }

    @Test
    void cancelling_the_lane_has_no_effect() {
        Gate gate = script.nextBlocks("prepare", false);
        MigrationWorkflow first = start("a");
        gate.awaitReached();
        MigrationWorkflow second = start("b");
        awaitQueue("b");
        WorkflowStub.fromTyped(waterway.lane()).cancel();
        gate.open();
        assertThat(Waterway.end(first).state()).isEqualTo(MigrationState.COMPLETED);
        assertThat(Waterway.end(second).state()).isEqualTo(MigrationState.COMPLETED);
    }

    @Test
    void remembers_the_last_twenty() {
        List<LaneTicket> earlier = IntStream.range(0, LaneState.REMEMBERED)
                .mapToObj(number -> new LaneTicket("earlier " + number, "run"))
                .toList();
        waterway.startLane(new LaneState("lane", null, List.of(), earlier));
        assertThat(Waterway.end(start("a")).state()).isEqualTo(MigrationState.COMPLETED);
        List<LaneTicket> recent =
                waterway.awaitLane(lane -> lane.holder() == null).recent();
        assertThat(recent).hasSize(LaneState.REMEMBERED).doesNotContain(earlier.getLast());
        assertThat(recent.getFirst().workflowId()).isEqualTo("a" + suffix);
    }

    @Test
    void a_new_run_of_the_lane_keeps_holder_and_queue() {
        Gate gate = script.nextBlocks("prepare", false);
        MigrationWorkflow first = start("a");
        gate.awaitReached();
        MigrationWorkflow second = start("b");
        LaneState before = awaitQueue("b");
        WorkflowStub lane = WorkflowStub.fromTyped(waterway.lane());
        String id = lane.getExecution().getWorkflowId();
        // The server suggests a new run at 4 MB, which is sooner reached than 4,096 events.
        LaneTicket stranger = new LaneTicket("x".repeat(900_000), "run");
        for (int signal = 0; signal < 6; signal++) {
            waterway.lane().leave(stranger);
        }
        Waterway.until(
                () -> Histories.events(waterway.client(), id)
                                .getFirst()
                                .getWorkflowExecutionStartedEventAttributes()
                                .getContinuedExecutionRunId()
                                .length()
                        > 0,
                () -> "no new run");
        assertThat(waterway.lane().lane()).isEqualTo(before);
        gate.open();
        assertThat(Waterway.end(first).state()).isEqualTo(MigrationState.COMPLETED);
        assertThat(Waterway.end(second).state()).isEqualTo(MigrationState.COMPLETED);
    }
}
