package dev.towpath.engine.postgres.server;

import static dev.towpath.engine.postgres.server.LoadWorld.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.server.Session;
import dev.towpath.model.name.TableName;
import dev.towpath.model.throttle.LoadReading;
import dev.towpath.model.throttle.Measured;
import dev.towpath.model.throttle.OldTransaction;
import dev.towpath.testing.postgres.SlowAutovacuum;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class LoadTest {
    private LoadWorld world;

    @BeforeEach
    void create() throws SQLException {
        world = new LoadWorld();
    }

    @AfterEach
    void drop() throws Exception {
        world.close();
    }

    @Test
    void a_quiet_server_without_replicas_and_archive_has_nothing_unknown() throws SQLException {
        world.look();
        LoadReading reading = world.look();

        assertThat(reading.replicas()).isEmpty();
        assertThat(reading.slots()).isEmpty();
        assertThat(reading.archive()).isEqualTo(Measured.notHere());
        assertThat(reading.sessions().blocked()).isZero();
        assertThat(reading.sessions().active()).isEqualTo(Measured.of(0));
        assertThat(reading.sessions().oldest()).isEqualTo(Measured.notHere());
        assertThat(reading.sessions().connectionLimit()).isBetween(1, 100);
        assertThat(reading.sessions().connections()).isPositive();
        assertThat(reading.againstWraparound()).isEmpty();
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void counts_who_waits_for_us_apart_from_who_waits_for_others() throws SQLException {
        Connection other = world.application();
        LiveServer.run(other, "UPDATE orders SET total = 0 WHERE id = 1");
        world.inBackground(world.application(), "UPDATE orders SET total = 1 WHERE id = 1");
        try (Session ours = world.server().session("fill")) {
            ours.connection().setAutoCommit(false);
            LiveServer.run(ours.connection(), "UPDATE orders SET total = 0 WHERE id = 2");
            world.inBackground(world.application(), "UPDATE orders SET total = 1 WHERE id = 2");
            LiveServer.until(() -> world.look().sessions().blocked() == 2);

            assertThat(world.look().sessions().blockedByUs()).isEqualTo(1);
        }
        LiveServer.until(() -> world.look().sessions().blockedByUs() == 0);
        other.rollback();
    }

    @Test
    void neither_our_own_waits_nor_queues_of_the_application_count_as_blocked() throws SQLException {
        Connection application = world.application();
        LiveServer.run(application, "UPDATE orders SET total = 0 WHERE id = 1", "SELECT pg_advisory_xact_lock(1)");
        world.inBackground(world.application(), "SELECT pg_advisory_xact_lock(1)");
        try (Session ours = world.server().session("fill")) {
            world.inBackground(ours.connection(), "UPDATE orders SET total = 1 WHERE id = 1");
            String waiting = "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE wait_event_type = 'Lock' AND datname = current_database()";
            LiveServer.until(() -> world.database().query(waiting).equals(List.of("2")));

            assertThat(world.look().sessions().blocked()).isZero();

            application.rollback();
            LiveServer.until(() -> world.database().query(waiting).equals(List.of("0")));
        }
    }

    @Test
    void sessions_that_work_are_those_that_run_something_and_do_not_wait_for_a_lock() throws SQLException {
        Connection idle = world.application();
        LiveServer.run(idle, "UPDATE orders SET total = 0 WHERE id = 1");
        world.inBackground(world.application(), "UPDATE orders SET total = 1 WHERE id = 1");
        world.inBackground(world.application(), "SELECT pg_sleep(30)");
        LiveServer.until(() -> world.look().sessions().blocked() == 1
                && world.look().sessions().active().equals(Measured.of(1)));

        world.database()
                .execute("SELECT pg_cancel_backend(pid) FROM pg_stat_activity"
                        + " WHERE query LIKE 'SELECT pg_sleep(30)%' AND pid <> pg_backend_pid()");
        LiveServer.until(() -> world.look().sessions().active().equals(Measured.of(0)));
        idle.rollback();
    }

    @Test
    void names_the_oldest_transaction_that_is_not_ours() throws SQLException {
        Connection reader = world.application();
        LiveServer.run(
                reader,
                "SET application_name = 'reports'",
                "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
                "SELECT 1 FROM orders");
        try (Session ours = world.server().session("fill")) {
            ours.connection().setAutoCommit(false);
            LiveServer.run(ours.connection(), "UPDATE orders SET total = 0");

            assertThat(world.look().sessions().oldest()).isInstanceOfSatisfying(Measured.Value.class, value -> {
                OldTransaction oldest = (OldTransaction) value.value();
                assertThat(oldest.holder()).matches("session \\d+ \\(reports, idle in transaction\\)");
                assertThat(oldest.age()).isBetween(Duration.ZERO, Duration.ofSeconds(60));
            });
            reader.rollback();
            assertThat(world.look().sessions().oldest()).isEqualTo(Measured.notHere());
        }
    }

    @Test
    void a_vacuum_against_wraparound_is_seen_on_its_own_table_only() throws SQLException {
        world.database().execute("DROP TABLE orders");
        try (SlowAutovacuum vacuum = SlowAutovacuum.againstWraparound(world.database(), "orders")) {
            assertThat(world.look().againstWraparound()).containsExactly(ORDERS);
            try (Connection monitor = world.server().monitor()) {
                Set<TableName> others = Set.of(LiveServer.open("gone"), TableName.of("other"));
                assertThat(world.server().load().look(monitor, others).againstWraparound())
                        .isEmpty();
            }
            assertThat(vacuum.works()).isTrue();
        }
    }
}
