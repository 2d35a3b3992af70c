package dev.towpath.starter.client;

import dev.towpath.model.Digest;
import dev.towpath.model.policy.Policy;
import dev.towpath.starter.client.PaperMigration.PaperFill;
import dev.towpath.starter.client.PaperMigration.PaperLane;
import dev.towpath.workflow.TaskQueues;
import dev.towpath.workflow.client.TowpathData;
import dev.towpath.workflow.lane.LaneState;
import dev.towpath.workflow.lane.LaneWorkflow;
import dev.towpath.workflow.migration.MigrationRequest;
import dev.towpath.workflow.migration.PackedProject;
import dev.towpath.workflow.migration.PlanWithoutStarting;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.List;
import java.util.TreeMap;

/** A Temporal server in memory with a worker for the database {@code shop} and none for {@code lonely}. */
public final class TemporalWorld implements AutoCloseable {
    private final TestWorkflowEnvironment environment;

    /** A world with a running worker. */
    public TemporalWorld() {
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(TowpathData.converter())
                        .build())
                .setUseTimeskipping(false)
                .build());
        Worker worker = environment.newWorker(TaskQueues.of("shop"));
        worker.registerWorkflowImplementationTypes(PaperMigration.class, PaperLane.class, PlanWithoutStarting.class);
        worker.registerActivitiesImplementations(new PaperFill(), new PaperPrepare());
        environment.start();
    }

    /** A client; closing it would close the world's connection, so nobody does. */
    public TowpathClient client() {
        return new TowpathClient(
                TemporalConnection.over(environment.getWorkflowServiceStubs(), "memory", environment.getNamespace()));
    }

    TestWorkflowEnvironment environment() {
        return environment;
    }

    /** What Temporal's own UI would press buttons on. */
    public WorkflowStub workflow(String id) {
        return environment.getWorkflowClient().newUntypedWorkflowStub(id);
    }

    /** Whether a workflow of this id was ever started. */
    public boolean runs(String id) {
        try {
            workflow(id).describe();
            return true;
        } catch (WorkflowNotFoundException notYet) {
            return false;
        }
    }

    /** Opens a lane in this state. */
    public void openLane(LaneState state) {
        environment
                .getWorkflowClient()
                .newUntypedWorkflowStub(
                        LaneWorkflow.TYPE,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(LaneWorkflow.idOf(state.database()))
                                .setTaskQueue(TaskQueues.of("shop"))
                                .build())
                .start(state);
    }

    /** A request for {@code content}, which stands for everything the digest covers. */
    public static MigrationRequest request(String id, String database, String content, String by) {
        return new MigrationRequest(
                id,
                database,
                "postgresql",
                new PackedProject("paper", new TreeMap<>(), List.of("V1__one.sql", "V2__two.sql"), "AAAA"),
                Policy.DEFAULT,
                Digest.of(content).hex(),
                by,
                false,
                null);
    }

    @Override
    public void close() {
        // Not close(): it waits ten seconds for heartbeats that nobody reads any more.
        environment.shutdownNow();
    }
}
