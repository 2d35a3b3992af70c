package dev.towpath.workflow.fake;

import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.testing.temporal.TemporalServer;
import dev.towpath.workflow.TaskQueues;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.ValidateActivities.VerifyOrder;
import dev.towpath.workflow.client.TowpathData;
import dev.towpath.workflow.lane.DurableLane;
import dev.towpath.workflow.lane.LaneState;
import dev.towpath.workflow.lane.LaneWorkflow;
import dev.towpath.workflow.migration.DurableMigration;
import dev.towpath.workflow.migration.MigrationRequest;
import dev.towpath.workflow.migration.MigrationWorkflow;
import dev.towpath.workflow.migration.PlanWithoutStarting;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A server, a worker with fake activities for one database, and what a test asks them. */
public final class Waterway implements AutoCloseable {
    /** The client's and the worker's name: the default holds this machine's, which has no place in a stored history. */
    private static final WorkflowClientOptions OPTIONS = WorkflowClientOptions.newBuilder()
            .setDataConverter(TowpathData.converter())
            .setIdentity("waterway")
            .build();

    /** Heartbeats travel at once, so that a cancellation does. */
    private static final WorkerOptions PROMPT = WorkerOptions.newBuilder()
            .setMaxHeartbeatThrottleInterval(Duration.ofMillis(200))
            .setDefaultHeartbeatThrottleInterval(Duration.ofMillis(200))
            .setDefaultDeadlockDetectionTimeout(10_000)
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String database;
    private final Script script = new Script();
    private final FakeValidate validate = new FakeValidate(script);
    private final WorkflowClient client;
    private final Runnable stop;
    private Consumer<Duration> clock = time -> {
        throw new UnsupportedOperationException("this server's time does not skip");
    };

    private Waterway(
            String database, PreparedMigration prepared, WorkflowClient client, WorkerFactory workers, Runnable stop) {
        this.database = database;
        this.client = client;
        this.stop = stop;
        Worker worker = workers.newWorker(TaskQueues.of(database), PROMPT);
        worker.registerWorkflowImplementationTypes(
                DurableMigration.class, DurableLane.class, PlanWithoutStarting.class);
        worker.registerActivitiesImplementations(
                new FakePrepare(script, prepared),
                new FakeDeploy(script),
                new FakeBackfill(script),
                validate,
                new FakeRollback(script),
                new FakeLane(script, client));
    }

    /** On a server of its own that skips time while somebody waits for a result. */
    public static Waterway skippingTime(PreparedMigration prepared, SearchAttributeKey<?>... attributes) {
        TestEnvironmentOptions.Builder options =
                TestEnvironmentOptions.newBuilder().setWorkflowClientOptions(OPTIONS);
        for (SearchAttributeKey<?> attribute : attributes) {
            options.registerSearchAttribute(attribute.getName(), attribute.getValueType());
        }
        TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance(options.build());
        Waterway waterway =
                new Waterway("shop", prepared, server.getWorkflowClient(), server.getWorkerFactory(), server::close);
        waterway.clock = server::sleep;
        server.start();
        return waterway;
    }

    /** Beside others on a server that runs. */
    public static Waterway on(TemporalServer server, String database, PreparedMigration prepared) {
        WorkflowClient client = server.client(OPTIONS, List.of());
        WorkerFactory factory = WorkerFactory.newInstance(client);
        Waterway waterway = new Waterway(database, prepared, client, factory, factory::shutdownNow);
        factory.start();
        return waterway;
    }

    /** Lets so much of the server's time pass. */
    public void skip(Duration time) {
        clock.accept(time);
    }

    public Script script() {
        return script;
    }

    public WorkflowClient client() {
        return client;
    }

    /** What the last verification was asked. */
    public VerifyOrder verified() {
        return Objects.requireNonNull(validate.last());
    }

    public MigrationWorkflow start(String id) {
        return start(Plans.request(id, database));
    }

    public MigrationWorkflow start(MigrationRequest request) {
        MigrationWorkflow migration = client.newWorkflowStub(
                MigrationWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(request.id())
                        .setTaskQueue(TaskQueues.of(database))
                        .build());
        WorkflowClient.start(migration::migrate, request);
        return migration;
    }

    public static MigrationStatus end(MigrationWorkflow migration) {
        return WorkflowStub.fromTyped(migration).getResult(MigrationStatus.class);
    }

    public static MigrationStatus await(MigrationWorkflow migration, MigrationState state) {
        return await(migration, status -> status.state() == state);
    }

    public static MigrationStatus await(MigrationWorkflow migration, Predicate<MigrationStatus> expected) {
        MigrationStatus[] last = new MigrationStatus[1];
        until(() -> expected.test(last[0] = migration.status()), () -> "still " + last[0]);
        return last[0];
    }

    public LaneWorkflow startLane(LaneState state) {
        LaneWorkflow lane = client.newWorkflowStub(
                LaneWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(LaneWorkflow.idOf(database))
                        .setTaskQueue(TaskQueues.of(database))
                        .build());
        WorkflowClient.start(lane::keep, state);
        return lane();
    }

    public LaneWorkflow lane() {
        return client.newWorkflowStub(LaneWorkflow.class, LaneWorkflow.idOf(database));
    }

    public LaneState awaitLane(Predicate<LaneState> expected) {
        LaneState[] last = new LaneState[1];
        until(() -> expected.test(last[0] = lane().lane()), () -> "still " + last[0]);
        return last[0];
    }

    /** Asks again and again; each question is a round trip to the worker, which keeps the loop from spinning. */
    public static void until(BooleanSupplier condition, Supplier<String> otherwise) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(otherwise.get());
            }
        }
    }

    @Override
    public void close() {
        stop.run();
    }
}
