package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.testing.fault.FaultProxy;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutcome;
import dev.towpath.workflow.activity.StepOutline;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackfillTest {
    private static final String ONCE = "SELECT min(n) || ' ' || max(n) FROM t";

    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private PreparedMigration planned(String sql) throws Exception {
        world.given("ANALYZE");
        world.migration("V1__fill.sql", sql);
        PreparedMigration prepared = world.prepare();
        assertThat(prepared.steps()).extracting(StepOutline::kind).contains("backfill");
        return prepared;
    }

    private void rows(int count) throws SQLException {
        world.given(
                "CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL DEFAULT 0)",
                "INSERT INTO t SELECT generate_series(1, " + count + ")");
    }

    private Connection holding(String sql) throws SQLException {
        Connection application = world.database().connect();
        application.setAutoCommit(false);
        try (Statement statement = application.createStatement()) {
            statement.execute(sql);
        }
        return application;
    }

    @Test
    void rows_that_somebody_else_changed_and_recorded_meanwhile_are_left_alone() throws Exception {
        rows(5_000);
        PreparedMigration prepared = planned("UPDATE t SET n = n + 1;");
        String checksum = world.worker()
                .preview(world.request())
                .plan()
                .changesets()
                .getFirst()
                .checksum();
        world.given(
                "UPDATE t SET n = n + 1",
                "INSERT INTO flyway_schema_history VALUES (7, '1', 'fill', 'SQL', 'V1__fill.sql', " + checksum
                        + ", 'postgres', now(), 5, true)");

        ApplicationFailure failure = ActivityWorker.failure(() -> world.worker().run(prepared, "backfill"));

        assertThat(failure.getType()).isEqualTo("HISTORY_CONFLICT");
        assertThat(world.one(ONCE)).isEqualTo("1 1");
    }

    @Test
    void a_role_the_migration_takes_changes_the_rows_and_need_not_know_the_ledger() throws Exception {
        String role = "clerk_of_" + world.database().name();
        rows(5_000);
        world.given("CREATE ROLE \"" + role + "\"", "GRANT SELECT, UPDATE ON t TO \"" + role + "\"");
        try {
            PreparedMigration prepared = planned("SET ROLE \"" + role + "\"; UPDATE t SET n = n + 1;");

            world.worker().runAll(prepared);

            assertThat(world.one(ONCE)).isEqualTo("1 1");
        } finally {
            world.given("DROP OWNED BY \"" + role + "\"", "DROP ROLE \"" + role + "\"");
        }
    }

    @Test
    void every_row_is_changed_exactly_once_whenever_connections_are_cut() throws Exception {
        long seed = System.nanoTime();
        System.out.println("backfill under cut connections: seed " + seed);
        Random random = new Random(seed);
        rows(20_000);
        PreparedMigration prepared = planned("UPDATE t SET n = n + 1;");
        FaultProxy proxy = world.proxy();
        ActivityWorker worker = world.worker(proxy.port());
        int cuts = 0;
        boolean done = false;
        for (int attempt = 0; attempt < 200 && !done; attempt++) {
            String at = random.nextBoolean() ? "COMMIT" : "UPDATE";
            int nth = 1 + random.nextInt(12);
            var wire = attempt >= 12 ? null : random.nextBoolean() ? proxy.cutAfter(at, nth) : proxy.cutBefore(at, nth);
            try {
                done = worker.run(prepared, "backfill") instanceof StepOutcome.Done;
            } catch (ActivityFailure e) {
                assertThat(e.getCause())
                        .isInstanceOfSatisfying(
                                ApplicationFailure.class,
                                failure -> assertThat(failure.getType()).isIn("DATABASE_UNAVAILABLE", "LOCK_TIMEOUT"));
            }
            cuts += wire != null && wire.hasStruck() ? 1 : 0;
        }

        assertThat(done).as("seed %d", seed).isTrue();
        assertThat(cuts).as("seed %d", seed).isPositive();
        assertThat(world.one(ONCE)).as("seed %d", seed).isEqualTo("1 1");
        assertThat(world.one("SELECT sum(rows_changed) FROM towpath.fill_range"))
                .as("seed %d", seed)
                .isEqualTo("20000");
    }

    @Test
    void an_older_attempt_that_goes_on_is_rolled_back() throws Exception {
        rows(3_000);
        PreparedMigration prepared = planned("UPDATE t SET n = n + 1;");
        try (Connection application = holding("UPDATE t SET n = n WHERE id = 1500")) {
            var older = CompletableFuture.supplyAsync(
                    () -> ActivityWorker.failure(() -> world.worker().run(prepared, "backfill")));
            ActivityWorld.until(() -> world.one("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database() AND query LIKE 'UPDATE t SET n = n + 1%'")
                    .equals("1"));
            world.given("UPDATE towpath.fill_range SET fence = fence + 1");
            application.rollback();

            assertThat(older.get().getType()).isEqualTo("FENCED");
            assertThat(world.one("SELECT count(*) = (SELECT rows_changed FROM towpath.fill_range) FROM t WHERE n = 1"))
                    .isEqualTo("t");
        }
        world.worker().runAll(prepared);
        assertThat(world.one(ONCE)).isEqualTo("1 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "t (a int, b text, n int DEFAULT 0, PRIMARY KEY (b, a)); SELECT g, 'x' || g % 7, 0; t; UPDATE t SET n = n + 1",
                "t (id int, n int DEFAULT 0, PRIMARY KEY (id)) PARTITION BY RANGE (id); SELECT g, 0; t; UPDATE t SET n = n + 1",
                "\"Sipariş\".\"Order\" (\"select\" int PRIMARY KEY, \"İ\" int); SELECT g, 0; \"Sipariş\".\"Order\";"
                        + " UPDATE \"Sipariş\".\"Order\" SET \"İ\" = \"İ\" + 1",
                "t (id int PRIMARY KEY, n int DEFAULT 0); SELECT g, 0; t; UPDATE t AS x SET n = x.n + s.one"
                        + " FROM sources s WHERE s.id = x.id",
            })
    void any_table_is_filled(String table, String rows, String name, String update) throws Exception {
        world.given(
                "CREATE SCHEMA \"Sipariş\"",
                "CREATE TABLE sources AS SELECT g AS id, 1 AS one FROM generate_series(1, 2000) AS g",
                "CREATE TABLE " + table);
        if (table.contains("PARTITION BY")) {
            world.given(
                    "CREATE TABLE low PARTITION OF t FOR VALUES FROM (0) TO (700)",
                    "CREATE TABLE high PARTITION OF t FOR VALUES FROM (700) TO (5000)");
        }
        world.given("INSERT INTO " + name + " " + rows + " FROM generate_series(1, 2000) AS g");
        String column = name.contains("Order") ? "\"İ\"" : "n";
        PreparedMigration prepared = planned(update + ";");

        world.worker().runAll(prepared);

        assertThat(world.one(
                        "SELECT count(*) || ' ' || min(" + column + ") || ' ' || max(" + column + ") FROM " + name))
                .isEqualTo("2000 1 1");
    }

    @Test
    void only_the_rows_of_the_condition_are_changed_and_deleted() throws Exception {
        rows(2_000);
        PreparedMigration prepared =
                planned("UPDATE t SET n = n + 1 WHERE id % 2 = 0 OR id = 1; DELETE FROM t WHERE id % 10 = 3;");
        world.worker().runAll(prepared);

        assertThat(world.one("SELECT count(*) FROM t")).isEqualTo("1800");
        assertThat(world.one("SELECT count(*) FROM t WHERE n = 1")).isEqualTo("1001");
    }

    @Test
    void rows_are_copied_exactly_once_under_a_cut_connection() throws Exception {
        rows(3_000);
        world.given("CREATE TABLE copy (id int, n int)");
        PreparedMigration prepared = planned("INSERT INTO copy SELECT id, n FROM t;");
        FaultProxy proxy = world.proxy();
        ActivityWorker worker = world.worker(proxy.port());
        proxy.cutAfter("COMMIT", 4);
        ActivityWorker.failure(() -> worker.run(prepared, "backfill"));

        worker.runAll(prepared);
        assertThat(world.one("SELECT count(*) || ' ' || count(DISTINCT id) FROM copy"))
                .isEqualTo("3000 3000");
    }

    @Test
    void rows_behind_the_last_key_at_the_beginning_are_left_alone() throws Exception {
        rows(2_000);
        PreparedMigration prepared = planned("UPDATE t SET n = n + 1;");
        try (Connection application = holding("UPDATE t SET n = n WHERE id = 1")) {
            var fill = CompletableFuture.supplyAsync(() -> world.worker().run(prepared, "backfill"));
            ActivityWorld.until(
                    () -> world.one("SELECT count(upper_key) FROM towpath.fill").equals("1"));
            world.given("INSERT INTO t SELECT generate_series(2001, 2100)");
            application.rollback();

            assertThat(fill.get()).isInstanceOfSatisfying(StepOutcome.Done.class, done -> {
                assertThat(done.fill()).isNotNull();
                assertThat(done.fill().rows()).isEqualTo(2_000);
            });
        }
        assertThat(world.one("SELECT count(*) FROM t WHERE n = 1")).isEqualTo("2000");
    }

    @Test
    void a_row_that_the_application_holds_is_waited_for() throws Exception {
        rows(2_000);
        PreparedMigration prepared = planned("UPDATE t SET n = n + 1;");
        try (Connection application = holding("UPDATE t SET n = n WHERE id = 1000")) {
            var fill = CompletableFuture.supplyAsync(() -> world.worker().run(prepared, "backfill"));
            String waiting = "SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), -1)"
                    + " FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
            ActivityWorld.until(() -> Double.parseDouble(world.one(waiting)) > 1.5);
            // The wait was given up, and with it everything the chunk held; then it is tried again.
            ActivityWorld.until(() -> Double.parseDouble(world.one(waiting)) < 1.0);
            ActivityWorld.until(() -> Double.parseDouble(world.one(waiting)) >= 0);
            application.rollback();

            assertThat(fill.get()).isInstanceOf(StepOutcome.Done.class);
        }
        assertThat(world.one(ONCE)).isEqualTo("1 1");
    }

    @Test
    void a_draining_worker_hands_back_between_two_chunks_and_another_goes_on_where_it_was() throws Exception {
        rows(3_000);
        PreparedMigration prepared = planned("UPDATE t SET n = n + 1;");
        ActivityWorker draining = world.worker(world.database().port());
        try (Connection application = holding("UPDATE t SET n = n WHERE id = 1500")) {
            var handed = CompletableFuture.supplyAsync(
                    () -> ActivityWorker.failure(() -> draining.run(prepared, "backfill")));
            ActivityWorld.until(() -> world.one("SELECT count(cursor_key) FROM towpath.fill_range")
                    .equals("1"));
            draining.drain();
            application.rollback();

            assertThat(handed.get().getType()).isEqualTo("WORKER_DRAINING");
            assertThat(handed.get().isNonRetryable()).isFalse();
        }
        assertThat(world.one("SELECT count(*) BETWEEN 1 AND 2999 FROM t WHERE n = 1"))
                .isEqualTo("t");
        world.worker().runAll(prepared);
        assertThat(world.one(ONCE)).isEqualTo("1 1");
    }

    @Test
    void cancelling_the_activity_stops_it_between_two_chunks_and_progress_travels_with_its_heartbeats()
            throws Exception {
        rows(3_000);
        PreparedMigration prepared = planned("UPDATE t SET n = n + 1;");
        ActivityWorker first = world.worker(world.database().port());
        try (Connection application = holding("UPDATE t SET n = n WHERE id = 1500")) {
            var fill = CompletableFuture.runAsync(() -> first.run(prepared, "backfill"));
            ActivityWorld.until(() -> !first.heartbeats().isEmpty());
            assertThat(first.heartbeats().getLast().table()).isEqualTo("public.t");
            assertThat(first.heartbeats().getLast().toString()).doesNotContain("canary");
            first.cancelActivity();
            assertThatThrownBy(() -> fill.get(20, java.util.concurrent.TimeUnit.SECONDS))
                    .isNotNull()
                    .isNotInstanceOf(java.util.concurrent.TimeoutException.class);
            application.rollback();
        }
        world.worker().runAll(prepared);
        assertThat(world.one(ONCE)).isEqualTo("1 1");
    }

    @Test
    void a_table_that_became_empty_is_filled_at_once() throws Exception {
        rows(100);
        PreparedMigration prepared = planned("UPDATE t SET n = n + 1;");
        world.given("TRUNCATE t");

        long began = System.nanoTime();
        world.worker().runAll(prepared);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(world.worker().verify(world.request(), prepared).ok()).isTrue();
    }
}
