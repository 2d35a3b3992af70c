package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutcome;
import dev.towpath.workflow.activity.StepOutline;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollbackTest {
    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
        world.given(
                "CREATE TABLE orders (id int PRIMARY KEY, n int NOT NULL DEFAULT 0)",
                "INSERT INTO orders SELECT generate_series(1, 2000)",
                "ANALYZE");
        world.migration("V1__note.sql", "ALTER TABLE orders ADD COLUMN note text;");
        world.migration(
                "V2__count.sql",
                "ALTER TABLE orders ADD COLUMN extra int; UPDATE orders SET n = n + 1;"
                        + " CREATE INDEX by_n ON orders (n);");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private List<String> recorded() throws SQLException {
        return world.database()
                .query("SELECT version FROM flyway_schema_history WHERE version <> '0' ORDER BY installed_rank");
    }

    @Test
    void before_anything_is_begun_there_is_nothing_to_tidy_up() throws Exception {
        world.migration("V3__nothing.sql", "-- only words\n");
        PreparedMigration prepared = world.prepare();

        assertThat(world.worker().tidyUp(prepared))
                .containsExactly("V1 was not begun.", "V2 was not begun.", "V3 was not begun.");
        assertThat(recorded()).isEmpty();
    }

    @Test
    void after_every_step_the_report_is_true_and_a_new_run_finishes_as_planned() throws Exception {
        PreparedMigration prepared = world.prepare();
        for (int done = 0; done < prepared.steps().size(); done++) {
            assertThat(world.worker().run(prepared, prepared.steps().get(done))).isInstanceOf(StepOutcome.Done.class);
            List<String> lines = world.worker().tidyUp(prepared);

            List<String> now = recorded();
            assertThat(lines).hasSize(2);
            for (String line : lines) {
                String version = line.substring(1, 2);
                assertThat(line.contains("is complete and recorded")).as(line).isEqualTo(now.contains(version));
            }
            PreparedMigration again = world.prepare();
            assertThat(again.steps().stream().map(StepOutline::sql).toList())
                    .isSubsetOf(prepared.steps().stream().map(StepOutline::sql).toList());
        }
        assertThat(recorded()).containsExactly("1", "2");
        assertThat(world.one("SELECT min(n) || ' ' || max(n) FROM orders")).isEqualTo("1 1");
    }

    @Test
    void a_changeset_that_is_complete_but_not_recorded_gets_its_record_and_a_half_done_one_does_not() throws Exception {
        PreparedMigration prepared = world.prepare();
        StepOutline first = prepared.steps().getFirst();
        world.worker().run(prepared, first);
        world.worker().run(prepared, "backfill");
        world.given("DELETE FROM flyway_schema_history WHERE version = '1'");

        List<String> lines = world.worker().tidyUp(prepared);

        assertThat(lines.getFirst()).isEqualTo("V1 is complete and recorded.");
        assertThat(lines.get(1)).startsWith("V2 is begun (1 of 3 steps done) and not recorded.");
        assertThat(recorded()).containsExactly("1");
        assertThat(world.worker().tidyUp(prepared)).isEqualTo(lines);
    }

    @Test
    void a_new_run_after_a_rollback_finishes_the_begun_changeset_exactly_once() throws Exception {
        PreparedMigration prepared = world.prepare();
        for (StepOutline step : prepared.steps()) {
            world.worker().run(prepared, step);
            if (step.kind().equals("backfill")) {
                break;
            }
        }
        world.worker().tidyUp(prepared);

        PreparedMigration again = world.prepare();
        world.worker().runAll(again);

        assertThat(world.one("SELECT min(n) || ' ' || max(n) FROM orders")).isEqualTo("1 1");
        assertThat(recorded()).containsExactly("1", "2");
        assertThat(world.worker().verify(world.request(), again).ok()).isTrue();
    }

    @Test
    void an_unfinished_index_is_dropped() throws Exception {
        world.migration("V2__count.sql", "CREATE UNIQUE INDEX by_n ON orders (n);");
        PreparedMigration prepared = world.prepare();
        ActivityWorker.failure(() -> world.worker().runAll(prepared));
        assertThatThrownBy(() -> world.given("CREATE UNIQUE INDEX CONCURRENTLY by_n ON orders (n)"))
                .isInstanceOf(SQLException.class);

        List<String> lines = world.worker().tidyUp(prepared);

        assertThat(lines.getFirst()).isEqualTo("Dropped the unfinished index public.by_n.");
        assertThat(world.one("SELECT to_regclass('by_n') IS NULL")).isEqualTo("t");
        assertThat(world.worker().tidyUp(prepared)).hasSize(lines.size() - 1);
    }

    @Test
    void a_real_run_of_the_tool_keeps_steps_and_rollback_waiting() throws Exception {
        PreparedMigration prepared = world.prepare();
        Flyway flyway = Flyway.configure()
                .dataSource(world.database().dataSource())
                .locations("filesystem:" + world.folder())
                .baselineVersion("0")
                .load();
        try (Connection application = world.database().connect();
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement.execute("SELECT * FROM orders LIMIT 1");
            Thread tool = Thread.ofVirtual().start(flyway::migrate);
            ActivityWorld.until(() -> world.one("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database() AND query LIKE '%note%'")
                    .equals("1"));

            assertThat(world.worker().run(prepared, "execute-ddl"))
                    .isInstanceOfSatisfying(
                            StepOutcome.Busy.class,
                            busy -> assertThat(busy.on())
                                    .isEqualTo("the lock of flyway: another run of it is at work"));
            ApplicationFailure failure =
                    ActivityWorker.failure(() -> world.worker().tidyUp(prepared));
            assertThat(failure.getType()).isEqualTo("LOCK_TIMEOUT");
            application.rollback();
            tool.join();
        }
        assertThat(recorded()).containsExactly("1", "2");
        ApplicationFailure late = ActivityWorker.failure(() -> world.worker().run(prepared, "execute-ddl"));
        assertThat(late.getType()).isEqualTo("HISTORY_CONFLICT");
    }
}
