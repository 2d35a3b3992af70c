package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.workflow.activity.PreparedMigration;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Looking and tidying up while somebody holds a lock for as long as it pleases him. */
@Timeout(120)
class LocksInTheWayTest {
    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
        world.given("CREATE TABLE orders (id int PRIMARY KEY, n int NOT NULL DEFAULT 0)");
        world.migration("V1__by_n.sql", "CREATE INDEX by_n ON orders (n);");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    /** A transaction of an application, open until it is closed. */
    private Connection application(String sql) throws SQLException {
        Connection application = world.database().connect();
        application.setClientInfo("ApplicationName", "nightly report");
        application.setAutoCommit(false);
        try (Statement statement = application.createStatement()) {
            statement.execute(sql);
        }
        return application;
    }

    private static ApplicationFailure failure(Runnable attempt) throws Exception {
        return CompletableFuture.supplyAsync(() -> ActivityWorker.failure(attempt))
                .get(30, TimeUnit.SECONDS);
    }

    private static void assertNames(ApplicationFailure failure, String what, String table) {
        assertThat(failure.getType()).isEqualTo("LOCK_TIMEOUT");
        assertThat(failure.isNonRetryable()).isFalse();
        assertThat(failure.getOriginalMessage())
                .startsWith(what)
                .contains("5 s were waited in vain for session ", "nightly report", "AccessExclusiveLock on " + table)
                .contains("tried again");
    }

    private boolean waits(String query) throws SQLException {
        return world.one("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND application_name LIKE 'towpath: %' AND datname = current_database() AND " + query)
                .equals("1");
    }

    /** An index of the plan whose build has begun and failed. */
    private PreparedMigration halfBuilt() throws Exception {
        world.migration("V1__by_n.sql", "CREATE UNIQUE INDEX by_n ON orders (n);");
        world.given("INSERT INTO orders SELECT generate_series(1, 10)");
        PreparedMigration prepared = world.prepare();
        ActivityWorker.failure(() -> world.worker().runAll(prepared));
        assertThatThrownBy(() -> world.given("CREATE UNIQUE INDEX CONCURRENTLY by_n ON orders (n)"))
                .isInstanceOf(SQLException.class);
        return prepared;
    }

    @Test
    void prepare_gives_a_lock_up_after_seconds_and_says_whose_it_is() throws Exception {
        try (Connection application = application("LOCK TABLE orders")) {
            assertNames(failure(() -> world.worker().prepare(world.request())), "prepare", "orders");
            application.rollback();
        }
        assertThat(world.prepare().steps()).isNotEmpty();
    }

    @Test
    void verify_gives_a_lock_up_after_seconds_and_says_whose_it_is() throws Exception {
        PreparedMigration prepared = world.prepare();
        world.worker().runAll(prepared);
        try (Connection application = application("LOCK TABLE flyway_schema_history")) {
            assertNames(
                    failure(() -> world.worker().verify(world.request(), prepared)), "verify", "flyway_schema_history");
            application.rollback();
        }
        assertThat(world.worker().verify(world.request(), prepared).ok()).isTrue();
    }

    @Test
    void a_prepare_that_shall_stop_ends_as_cancelled_not_as_failed() throws Exception {
        try (Connection application = application("LOCK TABLE orders")) {
            var prepare = CompletableFuture.runAsync(() -> world.worker().prepare(world.request()));
            ActivityWorld.until(() -> waits("query LIKE '%FROM pg_attribute%'"));
            world.worker().cancelActivity();

            assertThatThrownBy(() -> prepare.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasStackTraceContaining("Cancel")
                    .satisfies(e -> assertThat(e).hasMessageNotContaining("LOCK_TIMEOUT"));
            application.rollback();
        }
    }

    @Test
    void tidying_up_waits_long_for_the_drop_of_an_index_but_stops_when_it_shall() throws Exception {
        PreparedMigration prepared = halfBuilt();
        try (Connection application = application("UPDATE orders SET n = n WHERE id = 1")) {
            var tidyUp = CompletableFuture.runAsync(() -> world.worker().tidyUp(prepared));
            // Longer than anything else would be waited for.
            ActivityWorld.until(() -> waits(
                    "query LIKE 'DROP INDEX CONCURRENTLY%' AND query_start < clock_timestamp() - interval '7 s'"));
            world.worker().cancelActivity();

            assertThatThrownBy(() -> tidyUp.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasStackTraceContaining("Cancel");
            assertThat(waits("true")).isFalse();
            application.rollback();
        }
        ActivityWorker next = world.worker(world.database().port());
        assertThat(next.tidyUp(prepared).getFirst()).isEqualTo("Dropped the unfinished index public.by_n.");
    }

    @Test
    void after_the_drop_of_an_index_tidying_up_waits_for_no_other_lock_for_long() throws Exception {
        PreparedMigration prepared = halfBuilt();
        try (Connection application = application("LOCK TABLE flyway_schema_history")) {
            assertNames(failure(() -> world.worker().tidyUp(prepared)), "tidy up", "flyway_schema_history");
            assertThat(world.one("SELECT to_regclass('by_n') IS NULL")).isEqualTo("t");
            application.rollback();
        }
        assertThat(world.worker().tidyUp(prepared)).hasSize(1);
    }
}
