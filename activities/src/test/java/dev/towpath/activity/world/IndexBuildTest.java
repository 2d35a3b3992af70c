package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.testing.fault.FaultProxy;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutcome;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexBuildTest {
    private static final String VALID =
            "SELECT coalesce((SELECT indisvalid::text FROM pg_index WHERE indexrelid = to_regclass('by_total')), 'absent')";

    private ActivityWorld world;
    private PreparedMigration prepared;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
        world.given(
                "CREATE TABLE orders (id int PRIMARY KEY, total int)",
                "INSERT INTO orders SELECT g, g % 900 FROM generate_series(1, 1000) AS g",
                "ANALYZE");
        world.migration("V1__index.sql", "CREATE UNIQUE INDEX by_total ON orders (total);");
        prepared = world.prepare();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private void makeUnique() throws SQLException {
        world.given("UPDATE orders SET total = id");
    }

    /** A writer whose transaction keeps an online build waiting. */
    private Connection writer() throws SQLException {
        Connection writer = world.database().connect();
        writer.setAutoCommit(false);
        try (Statement statement = writer.createStatement()) {
            statement.execute("UPDATE orders SET total = 5000 WHERE id = 1");
        }
        return writer;
    }

    @Test
    void rows_that_are_not_unique_fail_the_step_without_their_values_and_leave_no_index() throws Exception {
        ApplicationFailure failure = ActivityWorker.failure(() -> world.worker().run(prepared, "build-index"));

        assertThat(failure.getType()).isEqualTo("STATEMENT_FAILED");
        assertThat(failure.getOriginalMessage())
                .contains("by_total")
                .contains("23505")
                .doesNotContain("(total)=");
        assertThat(failure.getCause()).isNull();
        assertThat(world.one(VALID)).isEqualTo("absent");

        makeUnique();
        assertThat(world.worker().run(prepared, "build-index")).isInstanceOf(StepOutcome.Done.class);
        assertThat(world.one(VALID)).isEqualTo("true");
    }

    @Test
    void an_invalid_leftover_of_ours_is_dropped_and_built_again() throws Exception {
        ActivityWorker.failure(() -> world.worker().run(prepared, "build-index"));
        assertThatThrownBy(() -> world.given("CREATE UNIQUE INDEX CONCURRENTLY by_total ON orders (total)"))
                .isInstanceOf(SQLException.class);
        assertThat(world.one(VALID)).isEqualTo("false");
        makeUnique();

        assertThat(world.worker().run(prepared, "build-index")).isInstanceOf(StepOutcome.Done.class);
        assertThat(world.one(VALID)).isEqualTo("true");
    }

    @Test
    void somebody_elses_index_of_the_same_name_is_refused_and_left_alone() throws Exception {
        world.given("CREATE INDEX by_total ON orders (id)");

        ApplicationFailure failure = ActivityWorker.failure(() -> world.worker().run(prepared, "build-index"));

        assertThat(failure.getType()).isEqualTo("HISTORY_CONFLICT");
        assertThat(failure.getOriginalMessage()).contains("public.by_total").contains("V1__index.sql");
        assertThat(world.one("SELECT pg_get_indexdef('by_total'::regclass)")).endsWith("(id)");
    }

    @Test
    void somebody_elses_unfinished_index_is_left_alone_even_where_one_may_exist() throws Exception {
        world.given("CREATE TABLE customers (id int, total int)", "INSERT INTO customers VALUES (1, 1), (2, 1)");
        world.migration("V1__index.sql", "CREATE UNIQUE INDEX IF NOT EXISTS by_total ON orders (total);");
        makeUnique();
        PreparedMigration wanted = world.prepare();
        String table = leftover("CREATE UNIQUE INDEX CONCURRENTLY by_total ON customers (total)", wanted);
        assertThat(table).contains("belongs to another table").contains("V1__index.sql");
        world.given("DROP INDEX by_total");

        String definition = leftover("CREATE UNIQUE INDEX CONCURRENTLY by_total ON orders ((total / 900))", wanted);
        assertThat(definition).contains("its definition is not the same");
        world.given("DROP INDEX by_total", "UPDATE orders SET total = 5 WHERE id < 3");

        assertThatThrownBy(() -> world.given("CREATE UNIQUE INDEX CONCURRENTLY by_total ON orders (total)"))
                .isInstanceOf(SQLException.class);
        makeUnique();
        assertThat(world.worker().run(wanted, "build-index")).isInstanceOf(StepOutcome.Done.class);
        assertThat(world.one(VALID)).isEqualTo("true");
    }

    /** What the step says of an unfinished index that somebody else left, which stays. */
    private String leftover(String build, PreparedMigration wanted) throws Exception {
        assertThatThrownBy(() -> world.given(build)).isInstanceOf(SQLException.class);
        ApplicationFailure failure = ActivityWorker.failure(() -> world.worker().run(wanted, "build-index"));
        assertThat(world.one(VALID)).isEqualTo("false");
        assertThat(failure.getType()).isEqualTo("HISTORY_CONFLICT");
        return failure.getOriginalMessage();
    }

    @Test
    void a_build_that_a_dead_worker_left_running_is_waited_for_and_taken() throws Exception {
        makeUnique();
        FaultProxy proxy = world.proxy();
        ActivityWorker doomed = world.worker(proxy.port());
        try (Connection writer = writer()) {
            var first = CompletableFuture.supplyAsync(
                    () -> ActivityWorker.failure(() -> doomed.run(prepared, "build-index")));
            ActivityWorld.until(() -> world.one(VALID).equals("false"));
            String builder = world.one("SELECT pid FROM pg_stat_progress_create_index");
            proxy.cut();
            assertThat(first.get().getType()).isEqualTo("DATABASE_UNAVAILABLE");

            var second = CompletableFuture.supplyAsync(() -> world.worker().run(prepared, "build-index"));
            ActivityWorld.until(() -> world.database()
                            .query(
                                    "SELECT 1 FROM pg_stat_activity WHERE application_name LIKE 'towpath: %/%' AND pid <> "
                                            + builder + " AND datname = current_database()")
                            .size()
                    > 0);
            String oid = world.one("SELECT to_regclass('by_total')::oid");
            assertThat(world.one("SELECT pid FROM pg_stat_progress_create_index"))
                    .isEqualTo(builder);
            writer.commit();

            StepOutcome outcome = second.get();
            for (int i = 0; i < 100 && outcome instanceof StepOutcome.Busy; i++) {
                // The dead worker's session needs a moment to notice, and holds the tool's lock until then.
                outcome = world.worker().run(prepared, "build-index");
            }
            assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
            assertThat(world.one(VALID)).isEqualTo("true");
            assertThat(world.one("SELECT to_regclass('by_total')::oid")).isEqualTo(oid);
        }
    }

    @Test
    void cancelling_the_activity_cancels_the_build_on_the_server_and_leaves_no_unfinished_index() throws Exception {
        makeUnique();
        try (Connection writer = writer()) {
            var build = CompletableFuture.runAsync(() -> world.worker().run(prepared, "build-index"));
            ActivityWorld.until(() -> world.one(VALID).equals("false"));
            world.worker().cancelActivity();

            ActivityWorld.until(() -> world.database()
                    .query("SELECT pid FROM pg_stat_progress_create_index WHERE datname = current_database()")
                    .isEmpty());
            writer.rollback();
            assertThatThrownBy(build::get).isNotNull();
        }
        world.worker(world.database().port()).tidyUp(prepared);
        assertThat(world.one(VALID)).isEqualTo("absent");
    }
}
