package dev.towpath.engine.postgres.server;

import static dev.towpath.engine.postgres.server.LiveServer.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.lock.Blocker;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.testing.postgres.SlowAutovacuum;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class AutovacuumTest {
    private static final LockImpact WANTED =
            new LockImpact("ACCESS EXCLUSIVE", LockClass.STRONG, open("orders"), "all", LockImpact.Duration.BRIEF);

    private final PostgresLocks locks = new PostgresLocks();
    private TestDatabase database;
    private Connection session;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        session = database.connect();
    }

    @AfterEach
    void drop() throws SQLException {
        session.close();
        database.close();
    }

    private List<Blocker> inTheWay() throws SQLException {
        return locks.inTheWay(session, List.of(WANTED), Duration.ZERO);
    }

    @Test
    void makes_way_although_the_application_writes_to_the_table() throws SQLException {
        try (SlowAutovacuum vacuum = SlowAutovacuum.on(database, "orders");
                Connection application = database.connect()) {
            assertThat(inTheWay()).singleElement().satisfies(blocker -> {
                assertThat(blocker.display()).contains("(autovacuum worker, ", "ShareUpdateExclusiveLock on orders");
                assertThat(blocker.query()).startsWith("autovacuum: VACUUM ");
            });
            List<Blocker> inTheWay = inTheWay();
            application.setAutoCommit(false);
            LiveServer.run(application, "INSERT INTO orders VALUES (0)");

            assertThat(locks.makeWay(session, inTheWay)).isTrue();

            assertThat(vacuum.works()).isFalse();
            application.rollback();
            assertThat(inTheWay()).isEmpty();
            assertThat(LiveServer.one(session, "SHOW lock_timeout")).isEqualTo("0");
        }
    }

    @Test
    void is_only_named_when_the_server_never_interrupts_it() throws SQLException {
        try (SlowAutovacuum vacuum = SlowAutovacuum.againstWraparound(database, "orders")) {
            assertThat(inTheWay())
                    .singleElement()
                    .satisfies(
                            blocker -> assertThat(blocker.query()).endsWith("public.orders (to prevent wraparound)"));

            assertThat(locks.makeWay(session, inTheWay())).isFalse();

            assertThat(vacuum.works()).isTrue();
        }
    }

    @Test
    void people_are_never_asked_to_make_way() throws SQLException {
        database.execute("CREATE TABLE orders (id int PRIMARY KEY)");
        try (Connection application = database.connect()) {
            application.setAutoCommit(false);
            LiveServer.run(application, "LOCK TABLE orders IN SHARE UPDATE EXCLUSIVE MODE");

            assertThat(locks.makeWay(session, inTheWay())).isFalse();

            assertThat(inTheWay()).hasSize(1);
        }
    }
}
