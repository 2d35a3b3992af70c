package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.lock.Blocker;
import dev.towpath.model.policy.Policy;
import dev.towpath.testing.fault.FaultProxy;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutcome;
import io.temporal.failure.ApplicationFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DdlTest {
    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
        world.given("CREATE TABLE orders (id int PRIMARY KEY)", "INSERT INTO orders VALUES (1)");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private long columns(String name) throws SQLException {
        return Long.parseLong(world.one("SELECT count(*) FROM information_schema.columns WHERE table_name = 'orders'"
                + " AND column_name = '" + name + "'"));
    }

    private long recorded(String version) throws SQLException {
        return Long.parseLong(
                world.one("SELECT count(*) FROM flyway_schema_history WHERE version = '" + version + "' AND success"));
    }

    private Connection holding(String sql) throws SQLException {
        Connection application = world.database().connect();
        application.setClientInfo("ApplicationName", "shop");
        application.setAutoCommit(false);
        try (Statement statement = application.createStatement()) {
            statement.execute(sql);
        }
        return application;
    }

    /** A lost connection: retryable, and its text says nothing of rows. */
    private static void lost(ApplicationFailure failure) {
        assertThat(failure.getType()).isEqualTo("DATABASE_UNAVAILABLE");
        assertThat(failure.isNonRetryable()).isFalse();
    }

    @Test
    void an_answer_lost_after_commit_is_found_done_by_the_next_attempt() throws Exception {
        // A second run of this statement would fail: the effect is there exactly once.
        world.migration("V1__a.sql", "ALTER TABLE orders ADD COLUMN a int;");
        PreparedMigration prepared = world.prepare();
        FaultProxy proxy = world.proxy();
        ActivityWorker worker = world.worker(proxy.port());
        var wire = proxy.cutAfter("COMMIT", 1);

        lost(ActivityWorker.failure(() -> worker.run(prepared, "execute-ddl")));
        wire.awaitStrike(Duration.ofSeconds(10));
        assertThat(columns("a")).isEqualTo(1);
        assertThat(worker.run(prepared, "execute-ddl"))
                .isInstanceOfSatisfying(
                        StepOutcome.Done.class,
                        done -> assertThat(done.already()).isTrue());
        assertThat(recorded("1")).isEqualTo(1);
    }

    @Test
    void a_role_the_migration_takes_owns_what_it_makes_and_need_not_know_the_ledger() throws Exception {
        String role = "clerk_of_" + world.database().name();
        world.database().execute("CREATE ROLE \"" + role + "\"");
        try {
            world.database().execute("GRANT CREATE ON SCHEMA public TO \"" + role + "\"");
            world.migration("V1__a.sql", "SET ROLE \"" + role + "\"; CREATE TABLE made (id int);");
            world.migration("V2__b.sql", "CREATE TABLE mine (id int);");

            world.worker().runAll(world.prepare());

            assertThat(recorded("1")).isEqualTo(1);
            assertThat(world.one("SELECT tableowner FROM pg_tables WHERE tablename = 'made'"))
                    .isEqualTo(role);
            // The next changeset is the login's again, as with Flyway.
            assertThat(world.one("SELECT tableowner FROM pg_tables WHERE tablename = 'mine'"))
                    .isEqualTo(world.database().user());
        } finally {
            world.database().execute("DROP OWNED BY \"" + role + "\"");
            world.database().execute("DROP ROLE \"" + role + "\"");
        }
    }

    @Test
    void a_connection_lost_before_commit_leaves_nothing_and_the_next_attempt_does_it() throws Exception {
        world.migration("V1__a.sql", "ALTER TABLE orders ADD COLUMN a int; INSERT INTO orders VALUES (2);");
        PreparedMigration prepared = world.prepare();
        FaultProxy proxy = world.proxy();
        ActivityWorker worker = world.worker(proxy.port());
        var wire = proxy.cutBefore("COMMIT", 1);

        lost(ActivityWorker.failure(() -> worker.runAll(prepared)));
        wire.awaitStrike(Duration.ofSeconds(10));
        ActivityWorld.until(() -> world.database()
                .query(
                        "SELECT pid FROM pg_stat_activity WHERE state LIKE 'idle in transaction%' AND datname = current_database()")
                .isEmpty());
        assertThat(columns("a")).isZero();

        worker.runAll(prepared);
        assertThat(columns("a")).isEqualTo(1);
        assertThat(world.one("SELECT count(*) FROM orders")).isEqualTo("2");
        assertThat(recorded("1")).isEqualTo(1);
    }

    @Test
    void a_blocker_is_named_and_nothing_is_changed() throws Exception {
        world.migration("V1__a.sql", "ALTER TABLE orders ADD COLUMN a int;");
        PreparedMigration prepared = world.prepare();
        try (Connection application = holding("SELECT * FROM orders")) {
            String pid = pid(application);
            // The first looks are at a transaction that is still young, the later ones at an old one.
            for (int attempt = 0; attempt < 3; attempt++) {
                StepOutcome outcome = world.worker().run(prepared, "execute-ddl");

                assertThat(outcome).isInstanceOfSatisfying(StepOutcome.Busy.class, busy -> {
                    assertThat(busy.on()).isEqualTo("ACCESS EXCLUSIVE on public.orders");
                    Blocker blocker = busy.heldBy().getFirst();
                    assertThat(blocker.session()).isEqualTo(Long.parseLong(pid));
                    assertThat(blocker.application()).isEqualTo("shop");
                    assertThat(blocker.lock()).contains("AccessShareLock on orders");
                    assertThat(busy.locks().lost()).isEqualTo(1);
                });
                assertThat(columns("a")).isZero();
            }
            application.rollback();
        }
        assertThat(world.worker().run(prepared, "execute-ddl")).isInstanceOf(StepOutcome.Done.class);
    }

    private static String pid(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_backend_pid(), (SELECT count(*) FROM orders)")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void no_reader_waits_behind_us_longer_than_the_bound() throws Exception {
        world.migration("V1__a.sql", "ALTER TABLE orders ADD COLUMN a int;");
        PreparedMigration prepared = world.prepare();
        try (Connection application = holding("SELECT * FROM orders")) {
            var attempts = CompletableFuture.supplyAsync(() -> {
                StepOutcome last = world.worker().run(prepared, "execute-ddl");
                for (int i = 0; i < 4; i++) {
                    last = world.worker().run(prepared, "execute-ddl");
                }
                return last;
            });
            long longest = 0;
            try (Connection reader = world.database().connect();
                    Statement statement = reader.createStatement()) {
                while (!attempts.isDone()) {
                    long began = System.nanoTime();
                    statement.executeQuery("SELECT * FROM orders WHERE id = 1").close();
                    longest = Math.max(longest, System.nanoTime() - began);
                }
            }
            assertThat(attempts.get()).isInstanceOf(StepOutcome.Busy.class);
            assertThat(Duration.ofNanos(longest))
                    .isLessThan(ActivityWorld.POLICY.lockTimeout().plusMillis(200));
            application.rollback();
        }
    }

    @Test
    void a_lock_that_is_missed_in_the_middle_rolls_everything_back() throws Exception {
        world.given("CREATE TABLE other (id int PRIMARY KEY)");
        world.migration("V1__a.sql", "CREATE TABLE made (id int); ALTER TABLE orders ADD COLUMN a int;");
        PreparedMigration prepared = world.prepare();
        try (Connection application = holding("LOCK TABLE orders IN ACCESS SHARE MODE")) {
            StepOutcome outcome = world.worker().run(prepared, "execute-ddl");

            assertThat(outcome).isInstanceOf(StepOutcome.Busy.class);
            assertThat(world.one("SELECT to_regclass('made') IS NULL")).isEqualTo("t");
            application.rollback();
        }
        world.worker().runAll(prepared);
        assertThat(world.one("SELECT to_regclass('made') IS NULL")).isEqualTo("f");
    }

    @Test
    void an_effect_that_the_catalog_does_not_show_is_rolled_back() throws Exception {
        // An event trigger of the database takes the column away again.
        world.given("CREATE FUNCTION undo() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname = 'a')"
                + " THEN ALTER TABLE orders DROP COLUMN a; END IF; END $$");
        world.migration("V1__a.sql", "CREATE TABLE made (id int); ALTER TABLE orders ADD COLUMN a int;");
        PreparedMigration prepared = world.prepare();
        world.given("CREATE EVENT TRIGGER undo ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION undo()");

        ApplicationFailure failure = ActivityWorker.failure(() -> world.worker().runAll(prepared));

        assertThat(failure.getType()).isEqualTo("POSTCONDITION_FAILED");
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(failure.getOriginalMessage()).contains("column public.orders.a exists");
        assertThat(world.one("SELECT to_regclass('made') IS NULL")).isEqualTo("t");
        assertThat(recorded("1")).isZero();
    }

    @Test
    void limits_that_the_file_switches_off_stay_on() throws Exception {
        world.migration(
                "V1__a.sql",
                "SET lock_timeout = 0; SET statement_timeout = 0; ALTER TABLE orders ADD COLUMN a int;"
                        + " RESET lock_timeout; ALTER TABLE orders ADD COLUMN b int;");
        PreparedMigration prepared = world.prepare();
        try (Connection application = holding("SELECT * FROM orders")) {
            long began = System.nanoTime();
            assertThat(world.worker().run(prepared, "execute-ddl")).isInstanceOf(StepOutcome.Busy.class);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            application.rollback();
        }
        world.worker().runAll(prepared);
        assertThat(columns("b")).isEqualTo(1);
    }

    @Test
    void a_strong_lock_is_held_no_longer_than_the_policy_allows() throws Exception {
        Policy p = ActivityWorld.POLICY;
        world.policy(new Policy(
                p.failOn(),
                p.notUnderstood(),
                p.opaque(),
                p.backfillAboveRows(),
                p.lockTimeout(),
                Duration.ofMillis(400),
                p.lockAttempts(),
                p.lockBackoff(),
                p.fill()));
        world.given("ANALYZE");
        world.migration(
                "V1__a.sql",
                "SET statement_timeout = 0; ALTER TABLE orders ADD COLUMN a text"
                        + " DEFAULT (pg_sleep(30)::text) NOT NULL;");
        PreparedMigration prepared = world.prepare();

        ApplicationFailure failure = ActivityWorker.failure(() -> world.worker().runAll(prepared));

        assertThat(failure.getType()).isEqualTo("STATEMENT_FAILED");
        assertThat(failure.getOriginalMessage())
                .contains("V1__a.sql:1")
                .contains("400 ms")
                .contains("rolled back");
        assertThat(columns("a")).isZero();
    }

    @Test
    void a_plan_that_somebody_changed_in_the_ledger_is_not_run() throws Exception {
        world.migration("V1__a.sql", "ALTER TABLE orders ADD COLUMN a int;");
        PreparedMigration prepared = world.prepare();
        world.given("UPDATE towpath.plan SET content = replace(content, 'COLUMN a', 'COLUMN evil')");

        ApplicationFailure failure = ActivityWorker.failure(() -> world.worker().run(prepared, "execute-ddl"));

        assertThat(failure.getType()).isEqualTo("INTERNAL");
        assertThat(failure.getOriginalMessage()).contains("somebody changed it");
        assertThat(columns("evil")).isZero();
    }

    @Test
    void somebody_else_who_recorded_the_changeset_meanwhile_is_a_conflict() throws Exception {
        world.migration("V1__a.sql", "ALTER TABLE orders ADD COLUMN a int;");
        PreparedMigration prepared = world.prepare();
        String checksum = world.worker()
                .preview(world.request())
                .plan()
                .changesets()
                .getFirst()
                .checksum();
        world.given("INSERT INTO flyway_schema_history VALUES (7, '1', 'a', 'SQL', 'V1__a.sql', " + checksum
                + ", 'postgres', now(), 5, true)");

        ApplicationFailure failure = ActivityWorker.failure(() -> world.worker().run(prepared, "execute-ddl"));

        assertThat(failure.getType()).isEqualTo("HISTORY_CONFLICT");
        assertThat(columns("a")).isZero();
    }
}
