package dev.towpath.engine.postgres.server;

import static dev.towpath.engine.postgres.server.LiveServer.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.lock.Blocker;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocksTest {
    private final PostgresLocks locks = new PostgresLocks();
    private TestDatabase database;
    private Connection monitor;
    private Connection application;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        database.execute(
                "CREATE TABLE orders (id int PRIMARY KEY)",
                "CREATE TABLE other (id int PRIMARY KEY)",
                "CREATE TABLE parts (id int PRIMARY KEY) PARTITION BY RANGE (id)",
                "CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (10)",
                "INSERT INTO orders VALUES (1)");
        monitor = database.connect();
        application = database.connect();
        application.setClientInfo("ApplicationName", "shop");
        application.setAutoCommit(false);
    }

    @AfterEach
    void drop() throws SQLException {
        application.close();
        monitor.close();
        database.close();
    }

    private static LockImpact strong(String mode, String table) {
        return new LockImpact(mode, LockClass.STRONG, open(table), "all", LockImpact.Duration.BRIEF);
    }

    private List<Blocker> inTheWay(LockImpact... wanted) throws SQLException {
        return locks.inTheWay(monitor, Arrays.asList(wanted), Duration.ZERO);
    }

    @Test
    void a_reader_that_is_idle_in_its_transaction_is_in_the_way_of_access_exclusive() throws SQLException {
        LiveServer.run(application, "SELECT *\n  FROM   orders");

        assertThat(inTheWay(strong("ACCESS EXCLUSIVE", "orders")))
                .singleElement()
                .satisfies(blocker -> {
                    assertThat(blocker.application()).isEqualTo("shop");
                    assertThat(blocker.user()).isEqualTo(database.user());
                    assertThat(blocker.state()).isEqualTo("idle in transaction");
                    assertThat(blocker.query()).isEqualTo("SELECT * FROM orders");
                    assertThat(blocker.lock()).contains("AccessShareLock on orders");
                    assertThat(blocker.session())
                            .isEqualTo(Long.parseLong(LiveServer.one(application, "SELECT pg_backend_pid()")));
                });
        assertThat(inTheWay(strong("ACCESS EXCLUSIVE", "other"), strong("ACCESS EXCLUSIVE", "nowhere")))
                .isEmpty();
    }

    @Test
    void values_of_a_blockers_query_are_masked_before_it_is_cut() throws SQLException {
        String many = "'canary-7f3a', ".repeat(60);
        LiveServer.run(application, "SELECT " + many + "4711 FROM orders WHERE id = 4711 OR 'canary-7f3a' = ''");

        assertThat(inTheWay(strong("ACCESS EXCLUSIVE", "orders")))
                .singleElement()
                .satisfies(blocker -> assertThat(blocker.query()).isEqualTo("SELECT " + "'…', ".repeat(38) + "'…'"));
    }

    @Test
    void a_reader_is_not_in_the_way_of_share_row_exclusive_but_a_writer_is() throws SQLException {
        LiveServer.run(application, "SELECT * FROM orders FOR UPDATE");
        assertThat(inTheWay(strong("SHARE ROW EXCLUSIVE", "orders"))).isEmpty();

        LiveServer.run(application, "DELETE FROM orders");
        assertThat(inTheWay(strong("SHARE ROW EXCLUSIVE", "orders"))).hasSize(1);
    }

    @Test
    void a_reader_of_one_table_is_not_in_the_way_because_another_table_is_wanted_more_strongly() throws SQLException {
        LiveServer.run(application, "SELECT * FROM other");

        assertThat(inTheWay(strong("ACCESS EXCLUSIVE", "orders"), strong("SHARE ROW EXCLUSIVE", "other")))
                .isEmpty();
    }

    @Test
    void a_session_on_a_partition_is_in_the_way_of_a_lock_on_the_parent() throws SQLException {
        LiveServer.run(application, "SELECT * FROM parts_1");

        assertThat(inTheWay(strong("ACCESS EXCLUSIVE", "parts"))).hasSize(1);
    }

    @Test
    void young_transactions_and_weak_wishes_have_nobody_in_the_way() throws SQLException {
        LiveServer.run(application, "SELECT * FROM orders");

        assertThat(locks.inTheWay(monitor, List.of(strong("ACCESS EXCLUSIVE", "orders")), Duration.ofMinutes(1)))
                .isEmpty();
        LockImpact online = new LockImpact(
                "SHARE UPDATE EXCLUSIVE", LockClass.ONLINE, open("orders"), "ddl", LockImpact.Duration.SCAN);
        assertThat(inTheWay(online)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACCESS SHARE",
                "ROW SHARE",
                "ROW EXCLUSIVE",
                "SHARE UPDATE EXCLUSIVE",
                "SHARE",
                "SHARE ROW EXCLUSIVE",
                "EXCLUSIVE",
                "ACCESS EXCLUSIVE"
            })
    void knows_the_servers_own_table_of_conflicts(String wanted) throws SQLException {
        for (String held : List.of(
                "ACCESS SHARE",
                "ROW SHARE",
                "ROW EXCLUSIVE",
                "SHARE UPDATE EXCLUSIVE",
                "SHARE",
                "SHARE ROW EXCLUSIVE",
                "EXCLUSIVE",
                "ACCESS EXCLUSIVE")) {
            LiveServer.run(application, "LOCK TABLE orders IN " + held + " MODE");
            boolean refused = false;
            monitor.setAutoCommit(false);
            try {
                LiveServer.run(monitor, "LOCK TABLE orders IN " + wanted + " MODE NOWAIT");
            } catch (SQLException e) {
                refused = true;
            }
            monitor.rollback();
            monitor.setAutoCommit(true);

            assertThat(inTheWay(strong(wanted, "orders")).isEmpty())
                    .as("%s while %s is held", wanted, held)
                    .isEqualTo(!refused);
            application.rollback();
        }
    }

    @Test
    void a_lock_on_a_twin_in_another_database_is_not_in_the_way() throws SQLException {
        String twin = database.name() + "_twin";
        monitor.close();
        application.close();
        try (TestDatabase admin = TestDatabase.create()) {
            admin.execute("CREATE DATABASE " + twin + " TEMPLATE " + database.name());
            monitor = database.connect();
            application = java.sql.DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + twin, database.user(), "");
            application.setAutoCommit(false);
            LiveServer.run(application, "SELECT * FROM orders");

            assertThat(inTheWay(strong("ACCESS EXCLUSIVE", "orders"))).isEmpty();
            application.close();
            admin.execute("DROP DATABASE " + twin + " WITH (FORCE)");
        }
    }

    @ParameterizedTest
    @CsvSource({"SELECT * FROM orders, AccessShareLock on orders", "DELETE FROM orders, RowExclusiveLock on orders"})
    void names_whom_a_session_waits_for_and_what_that_one_holds(String held, String lock) throws Exception {
        LiveServer.run(application, held);
        try (Connection waiting = database.connect()) {
            int pid = Integer.parseInt(LiveServer.one(waiting, "SELECT pg_backend_pid()"));
            var wait = CompletableFuture.runAsync(() -> {
                try {
                    LiveServer.run(waiting, "ALTER TABLE orders ADD COLUMN x int");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            LiveServer.until(() -> !locks.blockersOf(monitor, pid).isEmpty());

            assertThat(locks.blockersOf(monitor, pid)).singleElement().satisfies(blocker -> {
                assertThat(blocker.application()).isEqualTo("shop");
                assertThat(blocker.lock()).contains(lock);
                assertThat(blocker.query()).isEqualTo(held);
            });
            application.rollback();
            wait.join();
            assertThat(locks.blockersOf(monitor, pid)).isEmpty();
        }
    }

    @Test
    void a_row_that_is_held_is_its_holders_transaction() throws Exception {
        LiveServer.run(application, "UPDATE orders SET id = id");
        try (Connection waiting = database.connect()) {
            int pid = Integer.parseInt(LiveServer.one(waiting, "SELECT pg_backend_pid()"));
            var wait = CompletableFuture.runAsync(() -> {
                try {
                    LiveServer.run(waiting, "DELETE FROM orders");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            LiveServer.until(() -> !locks.blockersOf(monitor, pid).isEmpty());

            assertThat(locks.blockersOf(monitor, pid).getFirst().lock()).isNotEmpty();
            application.rollback();
            wait.join();
        }
    }
}
