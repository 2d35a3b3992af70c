package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.workflow.activity.FillShare;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fills that the throttle holds back. */
class ThrottledFillTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
        world.given(
                "CREATE TABLE gate (id int)",
                "CREATE TABLE t (id int PRIMARY KEY, n int DEFAULT 0)",
                "INSERT INTO t SELECT generate_series(1, 5000)",
                "ANALYZE");
        world.migration("V1__fill.sql", "UPDATE t SET n = n + 1;");
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        world.close();
    }

    private static FillShare with(Map<String, String> settings) {
        return FillShare.whole(FillPolicy.DEFAULT.with(settings));
    }

    private static void run(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_fill_stands_still_while_a_limit_is_reached_says_why_and_raises_an_alarm_once() throws Exception {
        PreparedMigration prepared = world.prepare();
        try (Connection holder = world.database().connect();
                Connection waiter = world.database().connect()) {
            holder.setAutoCommit(false);
            run(holder, "LOCK TABLE gate");
            var waits = CompletableFuture.runAsync(() -> run(waiter, "INSERT INTO gate VALUES (1)"), threads);
            ActivityWorld.until(() -> world.one("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database()")
                    .equals("1"));

            FillShare share = with(Map.of("throttle.blocked-sessions", "1", "throttle.alarm-after", "1s"));
            var fill = CompletableFuture.supplyAsync(() -> world.worker().fill(prepared, share), threads);
            ActivityWorld.until(() -> !world.worker().news().isEmpty());
            assertThat(world.one("SELECT count(*) FROM t WHERE n > 0")).isEqualTo("0");
            ActivityWorld.until(() -> world.worker().heartbeats().stream()
                    .map(BackfillProgress::pace)
                    .anyMatch(pace -> pace != null
                            && pace.waiting() != null
                            && pace.waiting().contains("lock")));
            holder.rollback();
            waits.join();

            assertThat(fill.get()).isInstanceOf(StepOutcome.Done.class);
        }
        assertThat(world.one("SELECT min(n) || ' ' || max(n) FROM t")).isEqualTo("1 1");
        assertThat(world.worker().news()).hasSize(2);
        assertThat(world.worker().news().getFirst().over()).isFalse();
        assertThat(world.worker().news().getLast().over()).isTrue();
        assertThat(world.worker().news().getLast().step()).isEqualTo("V1/1");
    }

    @Test
    void a_duty_of_a_tenth_leaves_the_rest_of_the_time_to_others() throws Exception {
        PreparedMigration prepared = world.prepare();
        long began = System.nanoTime();
        StepOutcome outcome = world.worker().fill(prepared, with(Map.of("duty-percent", "10", "chunk-target", "5ms")));
        double all = (System.nanoTime() - began) / 1e9;

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        StepOutcome.Done.class,
                        done -> assertThat(done.fill().took().toNanos() / 1e9).isLessThan(all * 0.2));
    }

    @Test
    void a_fill_stops_for_a_vacuum_when_the_policy_wants_it_and_the_table_grows_by_less() throws Exception {
        world.given(
                "ALTER TABLE t SET (autovacuum_enabled = false)", "INSERT INTO t SELECT generate_series(5001, 100000)");
        PreparedMigration prepared = world.prepare();
        long before = Long.parseLong(world.one("SELECT pg_relation_size('t')"));

        world.worker().fill(prepared, with(Map.of("vacuum-percent", "10", "chunk-target", "5ms")));

        assertThat(world.one("SELECT min(n) || ' ' || max(n) || ' ' || count(*) FROM t"))
                .isEqualTo("1 1 100000");
        assertThat(Long.parseLong(world.one("SELECT pg_relation_size('t')"))).isLessThan(before * 3 / 2);
    }
}
