package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.activity.project.ProjectPacking;
import dev.towpath.adapter.spi.MigrationTool;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.Policy;
import dev.towpath.model.policy.Policy.Unknown;
import dev.towpath.testing.fault.FaultProxy;
import dev.towpath.testing.postgres.TestDatabase;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.migration.MigrationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** A database, a folder of migrations, and workers that run a migration's activities in order. */
final class ActivityWorld implements AutoCloseable {
    static final String DATABASE = "shop";

    static final Policy POLICY = new Policy(
            Severity.ERROR,
            Unknown.REFUSE,
            Unknown.RUN,
            10,
            Duration.ofMillis(300),
            Duration.ofSeconds(2),
            3,
            Duration.ofMillis(10),
            FillPolicy.DEFAULT.with(Map.of("chunk-target", "5ms")));

    private final TestDatabase database;
    private final Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();
    private Policy policy = POLICY;
    private String tool = "flyway";
    private final ActivityWorker worker;

    private ActivityWorld(TestDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
        this.worker = worker(database.port());
    }

    static ActivityWorld create() throws SQLException, IOException {
        return of(TestDatabase.create());
    }

    /** On this database, which it closes. */
    static ActivityWorld of(TestDatabase database) throws IOException {
        return new ActivityWorld(database, Files.createTempDirectory("towpath-flyway"));
    }

    TestDatabase database() {
        return database;
    }

    /** The worker whose connections nobody touches. */
    ActivityWorker worker() {
        return worker;
    }

    /** Another worker, whose connections go through a proxy when the port is one's. */
    ActivityWorker worker(int port) {
        return worker(port, 2);
    }

    /** Another worker of a larger budget. */
    ActivityWorker worker(int port, int budget) {
        ActivityWorker made = ActivityWorker.on(database, port, budget);
        open.add(made);
        return made;
    }

    FaultProxy proxy() throws IOException {
        FaultProxy proxy = FaultProxy.toPostgres(database.host(), database.port());
        open.add(proxy);
        return proxy;
    }

    Path folder() {
        return folder;
    }

    void policy(Policy other) {
        policy = other;
    }

    /** Reads the folder as a project of another tool. */
    void tool(String other) {
        tool = other;
    }

    /** Runs statements as the application's owner would, before anything is planned. */
    void given(String... statements) throws SQLException {
        database.execute(statements);
    }

    /** Adds a migration file. */
    void migration(String file, String sql) throws IOException {
        Files.writeString(folder.resolve(file), sql);
    }

    MigrationRequest request() {
        MigrationTool found = ServiceLoader.load(MigrationTool.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals(tool))
                .findFirst()
                .orElseThrow();
        // The tables of a test are there before its history is.
        var bundle = found.read(folder, Map.of("flyway.baselineOnMigrate", "true", "flyway.baselineVersion", "0"));
        return new MigrationRequest(
                "towpath/shop/test",
                DATABASE,
                "postgresql",
                ProjectPacking.pack(bundle),
                policy,
                "digest",
                "test",
                false,
                null);
    }

    /** Prepares, and expects nothing to be refused. */
    PreparedMigration prepare() {
        PreparedMigration prepared = worker.prepare(request());
        assertThat(prepared.refusal()).isNull();
        return prepared;
    }

    String one(String sql) throws SQLException {
        return database.query(sql).getFirst();
    }

    /** Looks until it is so; a condition that never comes true fails the test. */
    static void until(Condition condition) throws SQLException {
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.holds()) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("it did not come true in 30 s");
            }
            Thread.onSpinWait();
        }
    }

    /** What is waited for. */
    interface Condition {
        boolean holds() throws SQLException;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        database.close();
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
