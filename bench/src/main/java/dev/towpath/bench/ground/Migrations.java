package dev.towpath.bench.ground;

import dev.towpath.bench.figure.HistoryCost;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.MigrationStatus.PhaseSpan;
import dev.towpath.starter.client.MigrationView;
import dev.towpath.starter.client.Observer;
import dev.towpath.starter.stage.JavaProcess;
import dev.towpath.starter.stage.Stage;
import dev.towpath.starter.stage.StageDatabase;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Towpath as people run it: a Flyway folder that grows, a worker that lives as long as the bench, {@code towpath start} for
 * each migration.
 */
public final class Migrations {
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int WARM_UP_ROWS = 100_000;

    private final Stage stage;
    private final JavaProcess worker;
    private int version = 1;

    private Migrations(Stage stage, JavaProcess worker) {
        this.stage = stage;
        this.worker = worker;
    }

    /** Starts the worker and warms it by a migration of another table. */
    public static Migrations start(Stage stage) throws IOException, SQLException, InterruptedException {
        Files.createDirectories(stage.migrations());
        Files.writeString(
                stage.migrations().resolve("V1__before.sql"),
                "CREATE TABLE warm_up (id bigint PRIMARY KEY, n bigint);");
        stage.database().flyway(stage.migrations()).migrate();
        stage.database().execute("INSERT INTO warm_up SELECT n, n FROM generate_series(1, " + WARM_UP_ROWS + ") n");
        stage.database().execute("ANALYZE warm_up");
        Migrations migrations = new Migrations(stage, stage.startWorker());
        migrations.run(List.of("ALTER TABLE warm_up ADD COLUMN m bigint", "UPDATE warm_up SET m = n * 2"), "");
        return migrations;
    }

    /**
     * What a migration did.
     *
     * @param began when it was started
     * @param ended when its last phase was over
     * @param rows that the fill changed
     */
    public record Ran(String id, Instant began, Instant ended, long rows, HistoryCost cost) {}

    /** From one moment to another. */
    public record Span(Instant began, Instant ended) {}

    /**
     * Releases these statements, one file each, and returns when they are done.
     *
     * @param policy more of what stands below {@code policy} in {@code towpath.yaml}, indented; may be empty
     */
    public Ran run(List<String> statements, String policy) throws IOException, SQLException, InterruptedException {
        for (String statement : statements) {
            version++;
            Files.writeString(stage.migrations().resolve("V" + version + "__change.sql"), statement + ";\n");
        }
        String id = StageDatabase.NAME + "/V" + version;
        // However small the table: in chunks.
        stage.startMigration(id, "policy:\n  backfill-above-rows: 0\n" + policy);
        MigrationView end = await(id);
        MigrationStatus status = end.status();
        if (status == null || status.state() != MigrationState.COMPLETED) {
            throw new IOException("migration " + id + " ended " + end + "\n" + stage.workerLog());
        }
        List<HistoryEvent> events = stage.connection().client().fetchHistory(id).getEvents();
        return new Ran(
                id,
                end.started(),
                ended(status.phases().getLast()),
                status.fills().stream().mapToLong(MigrationStatus.Fill::rows).sum(),
                HistoryCost.of(events));
    }

    private static Instant ended(PhaseSpan span) {
        return Objects.requireNonNull(span.ended(), "of a completed migration no phase lasts");
    }

    private MigrationView await(String id) throws IOException, InterruptedException {
        Observer observer = stage.client().observe(id);
        Instant deadline = Instant.now().plus(LONGEST);
        MigrationView view = observer.look();
        while (!view.over() && !blocked(view) && Instant.now().isBefore(deadline)) {
            if (!worker.isAlive()) {
                throw new IOException("the worker ended by itself:\n" + stage.workerLog());
            }
            Thread.sleep(LOOK);
            view = observer.look();
        }
        return view;
    }

    private static boolean blocked(MigrationView view) {
        MigrationStatus status = view.status();
        return status != null && status.state() == MigrationState.BLOCKED;
    }
}
