package dev.towpath.engine.postgres.server;

import static dev.towpath.engine.postgres.server.LoadWorld.ORDERS;
import static dev.towpath.engine.postgres.server.LoadWorld.look;
import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.server.LoadSensors;
import dev.towpath.engine.spi.server.Session;
import dev.towpath.model.throttle.LoadReading;
import dev.towpath.model.throttle.Measured;
import dev.towpath.model.throttle.OldTransaction;
import dev.towpath.testing.postgres.SlowAutovacuum;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a role sees that owns its tables and is nothing more than that. */
@Timeout(90)
class OwnersLoadTest {
    private LoadWorld world;
    private String role;
    private PostgresServer owner;
    private LoadSensors eyes;

    @BeforeEach
    void create() throws SQLException {
        world = new LoadWorld();
        role = "owner_" + world.database().name();
        world.roles(role, role + "_app");
        world.database()
                .execute("ALTER TABLE orders OWNER TO " + role, "GRANT SELECT, UPDATE ON orders TO " + role + "_app");
        owner = world.as(role);
        eyes = owner.load();
    }

    @AfterEach
    void drop() throws Exception {
        world.close();
    }

    @Test
    void sees_waits_and_is_told_what_is_missing() throws SQLException {
        try (Session ours = owner.session("fill")) {
            ours.connection().setAutoCommit(false);
            LiveServer.run(ours.connection(), "UPDATE orders SET total = 0 WHERE id = 2");
            world.inBackground(world.application(role + "_app"), "UPDATE orders SET total = 1 WHERE id = 2");
            LiveServer.until(() -> look(owner, eyes).sessions().blocked() == 1);

            LoadReading reading = look(owner, eyes);
            assertThat(reading.sessions().blockedByUs()).isEqualTo(1);
            assertThat(reading.replicas()).isEmpty();
            assertThat(reading.archive()).isEqualTo(Measured.notHere());
            assertThat(reading.sessions().active())
                    .isInstanceOfSatisfying(
                            Measured.Unknown.class,
                            unknown -> assertThat(unknown.why())
                                    .matches("whether \\d+ sessions of other users work is not shown to " + role
                                            + "; run GRANT pg_monitor TO " + role));
            assertThat(reading.skipped()).singleElement().asString().contains("GRANT pg_monitor TO " + role);
        }
        world.database().execute("GRANT pg_monitor TO " + role);

        assertThat(look(owner, eyes).skipped()).isEmpty();
        LiveServer.until(() -> look(owner, eyes).sessions().active().equals(Measured.of(0)));
    }

    @Test
    void connections_of_others_count_although_nobody_says_what_they_are() throws SQLException {
        for (int i = 0; i < 5; i++) {
            world.application(role + "_app");
        }

        assertThat(look(owner, eyes).sessions().connections()).isGreaterThan(5);
        try (Connection monitor = owner.monitor()) {
            assertThat(owner.catalog().headroom(monitor).used()).isGreaterThan(5);
        }
    }

    @Test
    void sees_how_long_a_hidden_transaction_has_been_there_at_least() throws SQLException {
        Connection hidden = world.application(role + "_app");
        LiveServer.run(hidden, "UPDATE orders SET total = 1 WHERE id = 1");

        LiveServer.until(() -> {
            world.database().execute("SELECT pg_current_xact_id()");
            return look(owner, eyes).sessions().oldest() instanceof Measured.Value<OldTransaction> found
                    && found.value().holder().matches("session \\d+ \\(.*\\)")
                    && found.value().age().toMillis() > 100;
        });
        hidden.rollback();
        assertThat(look(owner, eyes).sessions().oldest()).isEqualTo(Measured.notHere());
    }

    @Test
    void sees_a_vacuum_against_wraparound_by_its_lock_and_the_tables_age() throws SQLException {
        world.database().execute("DROP TABLE orders");
        try (SlowAutovacuum vacuum = SlowAutovacuum.againstWraparound(world.database(), "orders")) {
            assertThat(look(owner, eyes).againstWraparound()).containsExactly(ORDERS);
            assertThat(vacuum.works()).isTrue();
        }
    }

    @Test
    void takes_an_ordinary_autovacuum_for_what_it_is() throws SQLException {
        world.database().execute("DROP TABLE orders");
        try (SlowAutovacuum vacuum = SlowAutovacuum.on(world.database(), "orders")) {
            assertThat(look(owner, eyes).againstWraparound()).isEmpty();
            assertThat(vacuum.works()).isTrue();
        }
    }
}
