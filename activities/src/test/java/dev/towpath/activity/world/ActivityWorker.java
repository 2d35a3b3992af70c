package dev.towpath.activity.world;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.activity.WorkerDatabases;
import dev.towpath.activity.backfill.ChunkedBackfill;
import dev.towpath.activity.deploy.ServerDeploy;
import dev.towpath.activity.prepare.PlannedPreparation;
import dev.towpath.activity.rollback.ForwardRollback;
import dev.towpath.activity.step.Draining;
import dev.towpath.activity.step.Steps;
import dev.towpath.activity.step.Tools;
import dev.towpath.activity.throttle.Throttles;
import dev.towpath.activity.validate.ServerValidation;
import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.ConnectionSettings.Tls;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.testing.postgres.TestDatabase;
import dev.towpath.workflow.activity.BackfillActivities;
import dev.towpath.workflow.activity.DeployActivities;
import dev.towpath.workflow.activity.FillShare;
import dev.towpath.workflow.activity.PlanPreview;
import dev.towpath.workflow.activity.PrepareActivities;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.RollbackActivities;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;
import dev.towpath.workflow.activity.StepOutline;
import dev.towpath.workflow.activity.ValidateActivities;
import dev.towpath.workflow.activity.ValidateActivities.VerifyOrder;
import dev.towpath.workflow.client.TowpathData;
import dev.towpath.workflow.migration.MigrationRequest;
import dev.towpath.workflow.migration.Standstill;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;

/** One worker: pools of its own, and each activity called as Temporal would, one attempt a call. */
final class ActivityWorker implements AutoCloseable {
    private final WorkerDatabases databases;
    private final Draining draining = new Draining();
    private final Steps steps;
    private final Throttles throttles = new Throttles();
    private final List<Standstill> news = new CopyOnWriteArrayList<>();
    private final TestActivityEnvironment temporal;
    private final List<BackfillProgress> heartbeats = new CopyOnWriteArrayList<>();

    private ActivityWorker(WorkerDatabases databases) {
        this.databases = databases;
        this.steps = new Steps(databases, new Tools(), draining);
        this.temporal = TestActivityEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(TowpathData.converter())
                        .build())
                .build());
        temporal.registerActivitiesImplementations(
                new PlannedPreparation(steps),
                new ServerDeploy(steps),
                new ChunkedBackfill(steps, throttles, (migration, told) -> news.add(told)),
                new ServerValidation(steps),
                new ForwardRollback(steps));
        temporal.setActivityHeartbeatListener(BackfillProgress.class, progress -> {
            if (progress != null) {
                heartbeats.add(progress);
            }
        });
    }

    static ActivityWorker on(TestDatabase database, int port, int budget) {
        return with(
                new ConnectionSettings(database.host(), port, database.name(), database.user(), Tls.DISABLE),
                Password.NONE,
                budget);
    }

    static ActivityWorker with(ConnectionSettings settings, Password password, int budget) {
        Engine engine = ServiceLoader.load(Engine.class).findFirst().orElseThrow();
        WorkerDatabase database =
                new WorkerDatabase(ActivityWorld.DATABASE, engine, engine.open(settings, password, budget), "towpath");
        return new ActivityWorker(new WorkerDatabases(List.of(database)));
    }

    private <T> T stub(Class<T> activities) {
        return temporal.newActivityStub(
                activities,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(2))
                        .setHeartbeatTimeout(Duration.ofSeconds(1))
                        .build());
    }

    PreparedMigration prepare(MigrationRequest request) {
        return stub(PrepareActivities.class).prepare(request);
    }

    PlanPreview preview(MigrationRequest request) {
        return stub(PrepareActivities.class).preview(request);
    }

    StepOutcome run(PreparedMigration prepared, StepOutline step) {
        StepOrder order = order(prepared, step.id());
        return switch (step.kind()) {
            case "execute-ddl" -> stub(DeployActivities.class).executeDdl(order);
            case "execute-alone" -> stub(DeployActivities.class).executeAlone(order);
            case "build-index" -> stub(DeployActivities.class).buildIndex(order);
            case "drop-index" -> stub(DeployActivities.class).dropIndex(order);
            case "record-history" -> stub(DeployActivities.class).recordHistory(order);
            case "validate-constraint" -> stub(ValidateActivities.class).validateConstraint(order);
            case "backfill" -> stub(BackfillActivities.class).backfill(order);
            default -> throw new AssertionError("no such kind: " + step.kind());
        };
    }

    /** One hand of a backfill. */
    StepOutcome fill(PreparedMigration prepared, FillShare share) {
        StepOutline step = step(prepared, "backfill");
        return stub(BackfillActivities.class)
                .backfill(order(prepared, step.id()).sharedBy(share));
    }

    /** The only step of this kind. */
    StepOutcome run(PreparedMigration prepared, String kind) {
        return run(prepared, step(prepared, kind));
    }

    static StepOutline step(PreparedMigration prepared, String kind) {
        return prepared.steps().stream()
                .filter(step -> step.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** Every step, in order. */
    void runAll(PreparedMigration prepared) {
        for (StepOutline step : prepared.steps()) {
            StepOutcome outcome = run(prepared, step);
            if (!(outcome instanceof StepOutcome.Done)) {
                throw new AssertionError(step.id() + ": " + outcome);
            }
        }
    }

    ValidateActivities.Verification verify(MigrationRequest request, PreparedMigration prepared) {
        return stub(ValidateActivities.class).verify(new VerifyOrder(request, prepared.planDigest()));
    }

    List<String> tidyUp(PreparedMigration prepared) {
        return stub(RollbackActivities.class).tidyUp(order(prepared, "")).lines();
    }

    private static StepOrder order(PreparedMigration prepared, String step) {
        return new StepOrder("towpath/shop/test", ActivityWorld.DATABASE, prepared.planDigest(), step);
    }

    /** Progress that travelled with heartbeats. */
    List<BackfillProgress> heartbeats() {
        return heartbeats;
    }

    /** What the migration was told. */
    List<Standstill> news() {
        return news;
    }

    /** Temporal wants the running activity stopped. */
    void cancelActivity() {
        temporal.requestCancelActivity();
    }

    /** The worker begins to shut down. */
    void drain() {
        draining.begin();
    }

    /** What an attempt failed with. */
    static ApplicationFailure failure(Runnable attempt) {
        try {
            attempt.run();
        } catch (ActivityFailure e) {
            if (e.getCause() instanceof ApplicationFailure failure) {
                return failure;
            }
            throw e;
        }
        throw new AssertionError("it did not fail");
    }

    @Override
    public void close() {
        temporal.close();
        throttles.close();
        steps.close();
        databases.close();
    }
}
