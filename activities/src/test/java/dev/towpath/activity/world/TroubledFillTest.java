package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.status.MigrationStatus.Fill;
import dev.towpath.workflow.activity.FillShare;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutcome;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fills whose chunks fail. */
class TroubledFillTest {
    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
        world.given(
                "CREATE TABLE t (id int PRIMARY KEY, word text NOT NULL DEFAULT '1', n int DEFAULT 0)",
                "INSERT INTO t SELECT generate_series(1, 5000)");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private PreparedMigration planned(String sql) throws Exception {
        world.given("ANALYZE");
        world.migration("V1__fill.sql", sql);
        return world.prepare();
    }

    private static FillShare with(String setting, String value) {
        return FillShare.whole(FillPolicy.DEFAULT.with(Map.of(setting, value)));
    }

    private Fill filled(PreparedMigration prepared, FillShare share) {
        StepOutcome outcome = world.worker().fill(prepared, share);
        return Objects.requireNonNull(((StepOutcome.Done) outcome).fill());
    }

    @Test
    void a_row_the_statement_fails_for_stops_the_step_and_is_named_in_the_database_only() throws Exception {
        world.given("UPDATE t SET word = 'secret' WHERE id = 3333");
        PreparedMigration prepared = planned("UPDATE t SET n = n + word::int;");

        ApplicationFailure failure = ActivityWorker.failure(() -> world.worker().run(prepared, "backfill"));

        assertThat(failure.getType()).isEqualTo("STATEMENT_FAILED");
        assertThat(failure.getOriginalMessage())
                .contains("22P02", "towpath.quarantine", "quarantine=10")
                .doesNotContain("secret", "3333");
        assertThat(world.one("SELECT row_key || ' ' || passed_over || ' ' || sqlstate FROM towpath.quarantine"))
                .isEqualTo("[\"3333\"] false 22P02");
        assertThat(world.one("SELECT count(*) FROM t WHERE n = 1")).isEqualTo("3332");

        world.given("UPDATE t SET word = '1' WHERE id = 3333");
        world.worker().runAll(prepared);
        assertThat(world.one("SELECT min(n) || ' ' || max(n) FROM t")).isEqualTo("1 1");
    }

    @Test
    void rows_are_set_aside_as_far_as_the_policy_allows() throws Exception {
        world.given("UPDATE t SET word = 'x' WHERE id IN (1, 77, 78, 5000)");
        PreparedMigration prepared = planned("UPDATE t SET n = n + word::int;");

        ApplicationFailure failure =
                ActivityWorker.failure(() -> world.worker().fill(prepared, with("quarantine", "3")));
        assertThat(failure.getType()).isEqualTo("STATEMENT_FAILED");
        assertThat(world.one(
                        "SELECT string_agg(row_key || passed_over, ' ' ORDER BY noted_at) FROM towpath.quarantine"))
                .isEqualTo("[\"1\"]true [\"77\"]true [\"78\"]true [\"5000\"]false");

        assertThat(filled(prepared, with("quarantine", "4")).quarantined()).isEqualTo(4);
        assertThat(world.one("SELECT count(*) || ' ' || max(n) FROM t WHERE n > 0"))
                .isEqualTo("4996 1");
        assertThat(world.one("SELECT sum(rows_changed) FROM towpath.fill_range"))
                .isEqualTo("4996");
    }

    @Test
    void a_statement_that_fails_for_every_row_is_found_out_with_one() throws Exception {
        PreparedMigration prepared = planned("UPDATE t SET n = 1 / (n - n);");

        ApplicationFailure failure =
                ActivityWorker.failure(() -> world.worker().fill(prepared, with("quarantine", "0")));

        assertThat(failure.getOriginalMessage()).contains("22012");
        assertThat(world.one("SELECT count(*) FROM towpath.quarantine")).isEqualTo("1");
    }

    @Test
    void a_chunk_the_server_gives_up_on_is_tried_with_fewer_rows() throws Exception {
        PreparedMigration prepared = planned("UPDATE t SET n = n + 1 WHERE id <= 60 AND"
                + " CASE WHEN id <= 60 THEN md5(repeat('x', 20000000 + id)) <> '' END;");

        assertThat(filled(prepared, with("chunk-target", "1ms")).rows()).isEqualTo(60);
        assertThat(world.one("SELECT max(n) || ' ' || count(*) FROM t WHERE n > 0"))
                .isEqualTo("1 60");
    }

    @Test
    void a_deadlock_is_lost_by_the_chunk_and_tried_again() throws Exception {
        PreparedMigration prepared = planned("UPDATE t SET n = n + 1;");
        try (Connection application = world.database().connect();
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement.execute("UPDATE t SET word = '2' WHERE id = 150");
            var fill = CompletableFuture.supplyAsync(() -> filled(prepared, with("row-wait", "1m")));
            ActivityWorld.until(() -> world.one("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database() AND query LIKE 'UPDATE t SET n = n + 1%'")
                    .equals("1"));
            statement.execute("SET deadlock_timeout = '1h'");
            // Held by the chunk that waits for the other row.
            statement.execute("UPDATE t SET word = '2' WHERE id = 1");
            application.commit();

            assertThat(fill.get().rows()).isEqualTo(5_000);
        }
        assertThat(world.one("SELECT min(n) || ' ' || max(n) || ' ' || count(*) FILTER (WHERE word = '2') FROM t"))
                .isEqualTo("1 1 2");
    }

    @Test
    void a_held_row_is_waited_for_alone_while_no_other_row_is_locked() throws Exception {
        PreparedMigration prepared = planned("UPDATE t SET n = n + 1;");
        try (Connection application = world.database().connect();
                Connection other = world.database().connect();
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement.execute("UPDATE t SET word = '2' WHERE id = 150");
            var fill = CompletableFuture.supplyAsync(() -> filled(prepared, with("row-wait", "50ms")));
            // Everything up to the row is committed: the chunk is down to that one row.
            ActivityWorld.until(
                    () -> world.one("SELECT count(*) FROM t WHERE n = 1").equals("149"));
            try (Statement free = other.createStatement()) {
                free.execute("SET lock_timeout = '1s'");
                free.execute("UPDATE t SET word = '3' WHERE id IN (1, 149, 151, 200)");
            }
            application.rollback();
            assertThat(fill.get().rows()).isEqualTo(5_000);
        }
        assertThat(world.one("SELECT min(n) || ' ' || max(n) FROM t")).isEqualTo("1 1");
    }

    @Test
    void a_chunk_that_would_read_a_large_table_each_time_is_not_begun() throws Exception {
        world.given(
                "CREATE TABLE words (id int, n int, filler char(500) DEFAULT 'x')",
                "INSERT INTO words SELECT g, 1 FROM generate_series(1, 30000) g");
        PreparedMigration prepared = planned("UPDATE t SET n = t.n + w.n FROM words w WHERE w.id = t.id;");

        ApplicationFailure failure = ActivityWorker.failure(() -> world.worker().run(prepared, "backfill"));
        assertThat(failure.getOriginalMessage()).contains("V1/1 was not begun", "pages of public.words", "ANALYZE");
        assertThat(world.one("SELECT count(*) FROM t WHERE n > 0")).isEqualTo("0");

        world.given("CREATE INDEX ON words (id)", "ANALYZE words");
        world.worker().runAll(prepared);
        assertThat(world.one("SELECT min(n) || ' ' || max(n) FROM t")).isEqualTo("1 1");
    }
}
