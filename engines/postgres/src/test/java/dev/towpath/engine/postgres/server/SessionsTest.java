package dev.towpath.engine.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.engine.spi.server.Session;
import dev.towpath.model.ErrorCode;
import dev.towpath.testing.fault.FaultProxy;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final String PERMITS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = "
            + Permits.CLASS + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private TestDatabase database;
    private PostgresServer server;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        server = LiveServer.open(database, 2);
    }

    @AfterEach
    void drop() throws SQLException {
        server.close();
        database.close();
    }

    @Test
    void a_session_says_what_it_is_for_every_time_it_is_borrowed() throws SQLException {
        for (String purpose : List.of("V1/2 orders", "V1/2 orders", "V1/3 orders")) {
            try (Session session = server.session(purpose)) {
                assertThat(LiveServer.one(session.connection(), "SHOW application_name"))
                        .isEqualTo("towpath: " + purpose);
                assertThat(LiveServer.one(session.connection(), "SELECT pg_backend_pid()"))
                        .isEqualTo(Long.toString(session.id()));
            }
        }
    }

    @Test
    void limits_hold_for_a_transaction_or_for_the_session() throws SQLException {
        try (Session session = server.session("limits")) {
            Connection connection = session.connection();
            String before = LiveServer.one(connection, "SHOW synchronous_commit");
            connection.setAutoCommit(false);
            server.limits().inTransaction(connection, Duration.ofMillis(250), Duration.ofSeconds(3));
            assertThat(LiveServer.one(connection, "SHOW lock_timeout")).isEqualTo("250ms");
            assertThat(LiveServer.one(connection, "SHOW statement_timeout")).isEqualTo("3s");
            connection.commit();
            assertThat(LiveServer.one(connection, "SHOW lock_timeout")).isEqualTo("0");

            server.limits().inSession(connection, Duration.ofSeconds(2), Duration.ZERO);
            server.limits().durableCommits(connection, false);
            connection.commit();
            assertThat(LiveServer.one(connection, "SHOW lock_timeout")).isEqualTo("2s");
            assertThat(LiveServer.one(connection, "SHOW statement_timeout")).isEqualTo("0");
            assertThat(LiveServer.one(connection, "SHOW synchronous_commit")).isEqualTo("off");
            server.limits().durableCommits(connection, true);
            assertThat(LiveServer.one(connection, "SHOW synchronous_commit")).isEqualTo(before);
        }
    }

    @Test
    void nothing_of_a_session_is_left_to_the_next_one_but_its_permit() throws SQLException {
        String role = "other_" + database.name();
        database.execute("CREATE ROLE " + role, "CREATE TABLE t (a int)", "CREATE SCHEMA elsewhere");
        long first;
        try (Session session = server.session("first")) {
            first = session.id();
            Connection connection = session.connection();
            LiveServer.run(
                    connection,
                    "SET search_path = elsewhere",
                    "SET statement_timeout = 5000",
                    "SET lock_timeout = 5000",
                    "SET towpath.note = 'left'",
                    "CREATE TEMP TABLE scratch (a int)",
                    "SET ROLE " + role);
            connection.setAutoCommit(false);
            LiveServer.run(connection, "RESET ROLE", "INSERT INTO public.t VALUES (1)", "SET ROLE " + role);
        }
        try (Session session = server.session("second")) {
            Connection connection = session.connection();
            assertThat(session.id()).isEqualTo(first);
            assertThat(LiveServer.one(connection, "SHOW search_path")).contains("public");
            assertThat(LiveServer.one(connection, "SHOW statement_timeout")).isEqualTo("0");
            assertThat(LiveServer.one(connection, "SHOW lock_timeout")).isEqualTo("0");
            assertThat(LiveServer.one(connection, "SELECT current_user")).isEqualTo(database.user());
            assertThat(LiveServer.one(connection, "SELECT count(*) FROM t")).isEqualTo("0");
            assertThat(LiveServer.one(connection, "SELECT to_regclass('scratch')"))
                    .isEqualTo("null");
            assertThat(LiveServer.one(connection, PERMITS)).isEqualTo("1");
        }
        database.execute("DROP ROLE " + role);
    }

    @Test
    void a_session_that_kept_an_advisory_lock_is_not_lent_again() throws SQLException {
        long first;
        try (Session session = server.session("first")) {
            first = session.id();
            LiveServer.run(session.connection(), "SELECT pg_advisory_lock(4711), pg_advisory_lock(-1, -1)");
        }
        try (Session session = server.session("second")) {
            assertThat(session.id()).isNotEqualTo(first);
            assertThat(LiveServer.one(session.connection(), PERMITS)).isEqualTo("1");
            LiveServer.until(() -> database.query("SELECT pg_try_advisory_lock(4711)")
                    .getFirst()
                    .equals("t"));
        }
    }

    @Test
    void the_budget_holds_over_two_workers_and_the_wait_ends_with_its_code() throws SQLException {
        try (PostgresServer other = LiveServer.open(database, 2);
                Session one = server.session("one");
                Session two = other.session("two")) {
            assertThat(one.id()).isNotEqualTo(two.id());
            assertThatThrownBy(() -> other.session("three")).isInstanceOfSatisfying(SQLException.class, e -> {
                assertThat(other.classify(e)).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
                assertThat(other.explain(e)).isEqualTo("all 2 connections of the migration budget are in use");
            });
            assertThat(database.query(PERMITS)).containsExactly("2");
        }
    }

    @Test
    void a_worker_that_has_done_its_step_keeps_no_permit_from_another_one() throws SQLException {
        try (PostgresServer one = LiveServer.open(database, 1);
                PostgresServer other = LiveServer.open(database, 1)) {
            for (int i = 0; i < 3; i++) {
                one.session("one").close();
                try (Session session = other.session("other")) {
                    assertThat(session.connection().isValid(5)).isTrue();
                }
            }
            LiveServer.until(() -> database.query(PERMITS).equals(List.of("0")));
        }
    }

    @Test
    void the_budget_of_one_worker_ends_with_the_same_code() throws SQLException {
        try (Session one = server.session("one");
                Session two = server.session("two")) {
            assertThatThrownBy(() -> server.session("three"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(server.classify(e)).isEqualTo(ErrorCode.BUDGET_EXHAUSTED));
            assertThat(one.id()).isNotEqualTo(two.id());
        }
    }

    @Test
    void a_killed_session_frees_its_permit_for_another_worker() throws Exception {
        try (PostgresServer other = LiveServer.open(database, 2)) {
            Session doomed = server.session("doomed");
            try (Session two = server.session("two")) {
                CompletableFuture<Long> waiting = CompletableFuture.supplyAsync(() -> {
                    try (Session third = other.session("third")) {
                        return third.id();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
                database.execute("SELECT pg_terminate_backend(" + doomed.id() + ")");

                assertThat(waiting.get()).isNotIn(doomed.id(), two.id());
            }
            assertThatThrownBy(doomed::close).isInstanceOf(SQLException.class);
            try (Session again = server.session("again")) {
                assertThat(again.connection().isValid(5)).isTrue();
            }
        }
    }

    @Test
    void the_monitor_looks_while_the_whole_budget_waits() throws SQLException {
        try (Session one = server.session("one");
                Session two = server.session("two");
                Connection monitor = server.monitor()) {
            assertThat(LiveServer.one(monitor, "SHOW application_name")).isEqualTo("towpath: monitor");
            assertThat(one.id()).isNotEqualTo(two.id());
        }
    }

    @Test
    void cancel_ends_what_runs_and_harms_nothing_when_nothing_does() throws Exception {
        try (Session session = server.session("sleeper")) {
            session.cancel();
            var sleep = CompletableFuture.supplyAsync(() -> {
                try {
                    LiveServer.run(session.connection(), "SELECT pg_sleep(60)");
                    return "";
                } catch (SQLException e) {
                    return e.getSQLState();
                }
            });
            LiveServer.until(() -> database.query("SELECT 1 FROM pg_stat_activity WHERE state = 'active'"
                                    + " AND query LIKE 'SELECT pg_sleep%' AND pid = " + session.id())
                            .size()
                    == 1);
            session.cancel();

            assertThat(sleep.get()).isEqualTo("57014");
            assertThat(LiveServer.one(session.connection(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_cancel_that_comes_after_the_end_does_not_reach_the_next_borrower() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(database.host(), database.port());
                PostgresServer far = LiveServer.through(database, proxy.port(), 2)) {
            Session ended = far.session("ended");
            ended.close();
            try (Session next = far.session("next")) {
                assertThat(next.id()).isEqualTo(ended.id());
                int before = proxy.acceptedConnections();
                ended.cancel();
                // A cancel travels over a connection of its own.
                assertThat(proxy.acceptedConnections()).isEqualTo(before);
                next.cancel();
                assertThat(proxy.acceptedConnections()).isEqualTo(before + 1);
            }
        }
    }

    @Test
    void a_statement_whose_client_is_gone_ends_within_seconds() throws Exception {
        try (FaultProxy proxy = FaultProxy.to(database.host(), database.port());
                PostgresServer far = LiveServer.through(database, proxy.port(), 1)) {
            Session session = far.session("V1/1 shop");
            long id = session.id();
            var sleep = CompletableFuture.runAsync(() -> {
                try {
                    LiveServer.run(session.connection(), "SELECT pg_advisory_lock(7), pg_sleep(600)");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            LiveServer.until(() -> database.query("SELECT wait_event FROM pg_stat_activity WHERE pid = " + id)
                    .equals(List.of("PgSleep")));
            proxy.cut();

            LiveServer.until(() -> database.query("SELECT 1 FROM pg_stat_activity WHERE pid = " + id)
                    .isEmpty());
            assertThat(database.query("SELECT pg_try_advisory_lock(7)")).containsExactly("t");
            assertThatThrownBy(sleep::join).hasCauseInstanceOf(IllegalStateException.class);
            session.close();
        }
    }

    @Test
    void a_session_outlives_its_client_only_when_asked_to_and_only_until_it_is_given_back() throws SQLException {
        String look = "SHOW client_connection_check_interval";
        String keepalive = "SELECT string_agg(setting, ' ' ORDER BY name) FROM pg_settings WHERE name LIKE 'tcp\\_%'";
        for (int i = 0; i < 2; i++) {
            try (Session session = server.session("build")) {
                Connection connection = session.connection();
                assertThat(LiveServer.one(connection, look)).isEqualTo("2s");
                assertThat(LiveServer.one(connection, keepalive)).isEqualTo("3 10 5 25000");
                server.limits().outlivesClient(connection, true);
                assertThat(LiveServer.one(connection, look)).isEqualTo("0");
                server.limits().outlivesClient(connection, false);
                assertThat(LiveServer.one(connection, look)).isEqualTo("2s");
                server.limits().outlivesClient(connection, true);
            }
        }
    }
}
