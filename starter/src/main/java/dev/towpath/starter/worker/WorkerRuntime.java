package dev.towpath.starter.worker;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.activity.WorkerDatabases;
import dev.towpath.activity.backfill.ChunkedBackfill;
import dev.towpath.activity.backfill.TemporalHerald;
import dev.towpath.activity.deploy.ServerDeploy;
import dev.towpath.activity.lane.TemporalLane;
import dev.towpath.activity.prepare.PlannedPreparation;
import dev.towpath.activity.rollback.ForwardRollback;
import dev.towpath.activity.step.Draining;
import dev.towpath.activity.step.Steps;
import dev.towpath.activity.step.Tools;
import dev.towpath.activity.throttle.Throttles;
import dev.towpath.activity.validate.ServerValidation;
import dev.towpath.workflow.TaskQueues;
import dev.towpath.workflow.lane.DurableLane;
import dev.towpath.workflow.migration.DurableMigration;
import dev.towpath.workflow.migration.PlanWithoutStarting;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** A running worker: one queue a database, all in one factory. */
public final class WorkerRuntime implements AutoCloseable {
    /** Activities that hold no connection of the budget: the lane, and whatever waits for a session. */
    private static final int SLOTS_BESIDE_BUDGET = 4;

    /** How often a heartbeat really travels: bounds how long a pause takes to arrive, and costs an action each time. */
    private static final Duration HEARTBEAT_THROTTLE = Duration.ofSeconds(2);

    private static final Duration DEADLOCK = Duration.ofSeconds(5);

    private final WorkerFactory factory;
    private final WorkerDatabases databases;
    private final Steps steps;
    private final Throttles throttles = new Throttles();
    private final Draining draining = new Draining();
    private final Duration drain;

    private WorkerRuntime(WorkflowClient client, Collection<WorkerDatabase> served, Duration drain) {
        this.drain = drain;
        this.databases = new WorkerDatabases(served);
        this.steps = new Steps(databases, new Tools(), draining);
        this.factory = WorkerFactory.newInstance(client);
        for (WorkerDatabase database : served) {
            Worker worker = factory.newWorker(TaskQueues.of(database.name()), options(database));
            worker.registerWorkflowImplementationTypes(
                    DurableMigration.class, DurableLane.class, PlanWithoutStarting.class);
            worker.registerActivitiesImplementations(
                    new PlannedPreparation(steps),
                    new ServerDeploy(steps),
                    new ChunkedBackfill(steps, throttles, new TemporalHerald(client)),
                    new ServerValidation(steps),
                    new ForwardRollback(steps),
                    new TemporalLane(client));
        }
    }

    /**
     * Starts serving.
     *
     * @param drain how long {@link #close} waits for work to be handed back
     */
    public static WorkerRuntime start(WorkflowClient client, Collection<WorkerDatabase> served, Duration drain) {
        WorkerRuntime runtime = new WorkerRuntime(client, served, drain);
        runtime.factory.start();
        return runtime;
    }

    private static WorkerOptions options(WorkerDatabase database) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(database.server().budget() + SLOTS_BESIDE_BUDGET)
                .setMaxHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK.toMillis())
                // Without this a draining activity fails at its next heartbeat, and costs an attempt for nothing.
                .setAllowActivityHeartbeatDuringShutdown(true)
                .build();
    }

    /** Stops taking work, lets running chunks end, and gives the rest back to Temporal. */
    @Override
    public void close() {
        draining.begin();
        factory.shutdown();
        factory.awaitTermination(drain.toMillis(), TimeUnit.MILLISECONDS);
        factory.shutdownNow();
        steps.close();
        throttles.close();
        databases.close();
    }
}
