package dev.towpath.starter.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.towpath.testing.fault.FaultProxy;
import dev.towpath.workflow.client.TowpathData;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The worker's process is killed at the moments where what the database knows and what Temporal knows differ. */
@Timeout(180)
class KilledWorkerTest {
    private static final String MIGRATION = "shop/V1";
    private static final String BUILD = "CREATE INDEX tally_by_n ON shop.tally (n);";
    /** The phase tells it from a worker that makes its ledger, which builds the indexes of primary keys. */
    private static final String BUILDERS = "SELECT count(*) FROM pg_stat_progress_create_index"
            + " WHERE datname = current_database() AND phase = 'waiting for old snapshots'";

    private static final String WORKERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name LIKE 'towpath: %' AND application_name <> 'towpath: monitor'";
    private static final String VALID =
            "SELECT indisvalid FROM pg_index WHERE indexrelid = 'shop.tally_by_n'::regclass";

    @TempDir
    private Path folder;

    private ProcessWorld world;

    /** The tables are there before, so that nothing runs as on tables nobody uses. */
    @BeforeEach
    void open() throws Exception {
        world = new ProcessWorld(folder);
        world.database()
                .execute(
                        "CREATE SCHEMA shop",
                        "CREATE TABLE shop.tally (id integer PRIMARY KEY, n integer NOT NULL)",
                        "INSERT INTO shop.tally VALUES (1, 0)");
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void a_committed_step_whose_report_is_lost_with_the_process_is_not_done_again() throws Exception {
        // Counts in the step's own transaction, after a gate that the test holds shut.
        world.database().execute("""
                CREATE FUNCTION shop.count() RETURNS event_trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE object_identity = 'shop.tally') THEN
                        PERFORM pg_advisory_xact_lock(42);
                        UPDATE shop.tally SET n = n + 1;
                    END IF;
                END $$
                """, """
                CREATE EVENT TRIGGER count ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION shop.count()
                """);
        world.migration("V1__tally.sql", "ALTER TABLE shop.tally ADD COLUMN seen integer;");
        try (FaultProxy line = lineToTemporal();
                Connection gate = world.database().connect()) {
            TowpathProcess worker = world.worker(line.host() + ":" + line.port());
            run(gate, "SELECT pg_advisory_lock(42)");
            start();
            until("the step is inside its transaction", worker, "SELECT count(*) FROM pg_locks WHERE NOT granted", 1);
            line.blackHole();
            run(gate, "SELECT pg_advisory_unlock(42)");
            until("the step commits", worker, "SELECT count(*) FROM towpath.step WHERE step = 'recorded'", 1);
            worker.kill();
        }

        finish();

        assertThat(world.database().query("SELECT n FROM shop.tally")).containsExactly("1");
        assertThat(attempts()).as("attempts of the step").isEqualTo(2);
    }

    @Test
    void an_index_build_that_outlives_its_worker_is_waited_for_and_taken() throws Exception {
        world.migration("V1__index.sql", BUILD);
        TowpathProcess second;
        try (Connection old = oldSnapshot()) {
            TowpathProcess worker = world.worker(world.temporal().target());
            start();
            until("the build waits", worker, BUILDERS, 1);
            worker.kill();
            second = world.worker(world.temporal().target());
            // The orphan's session and the one that waits for it.
            until("another worker has the step", second, WORKERS, 2);
            assertThat(world.database().query(BUILDERS)).containsExactly("1");
            old.rollback();
        }

        finish(second);

        assertThat(world.database().query(VALID)).containsExactly("t");
        assertThat(attempts()).as("attempts of the step").isEqualTo(2);
    }

    @Test
    void an_invalid_index_that_a_dead_build_left_is_dropped_and_built_again() throws Exception {
        world.migration("V1__index.sql", BUILD);
        try (Connection old = oldSnapshot()) {
            TowpathProcess worker = world.worker(world.temporal().target());
            start();
            until("the build waits", worker, BUILDERS, 1);
            worker.kill();
            world.database()
                    .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_progress_create_index"
                            + " WHERE datname = current_database()");
            until("the build is over", worker, BUILDERS, 0);
            assertThat(world.database().query(VALID)).containsExactly("f");
            old.rollback();
        }

        finish();

        assertThat(world.database().query(VALID)).containsExactly("t");
        assertThat(attempts()).as("attempts of the step").isEqualTo(2);
    }

    @Test
    void an_index_that_was_built_but_not_yet_marked_done_is_taken_and_not_built_again() throws Exception {
        world.migration("V1__index.sql", BUILD);
        String before;
        try (Connection old = oldSnapshot();
                Connection ledger = world.database().connect()) {
            TowpathProcess worker = world.worker(world.temporal().target());
            start();
            until("the build waits", worker, BUILDERS, 1);
            ledger.setAutoCommit(false);
            run(ledger, "SELECT FROM towpath.step FOR UPDATE");
            old.rollback();
            until("the mark waits", worker, "SELECT count(*) FROM pg_locks WHERE NOT granted", 1);
            assertThat(world.database().query(VALID)).containsExactly("t");
            before = world.database()
                    .query("SELECT 'shop.tally_by_n'::regclass::oid")
                    .getFirst();
            worker.kill();
            // It stands in for a machine that lost its power: the server notices, before anybody lets the mark through.
            world.database().execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted");
            until("the session is gone", worker, "SELECT count(*) FROM pg_locks WHERE NOT granted", 0);
        }

        finish();

        assertThat(world.database().query("SELECT 'shop.tally_by_n'::regclass::oid"))
                .as("the same index")
                .containsExactly(before);
        assertThat(attempts()).as("attempts of the step").isEqualTo(2);
    }

    private FaultProxy lineToTemporal() throws Exception {
        String[] target = world.temporal().target().split(":", 2);
        return FaultProxy.to(target[0], Integer.parseInt(target[1]));
    }

    /** An online build waits for every transaction that may still see the table as it was. */
    private Connection oldSnapshot() throws SQLException {
        Connection connection = world.database().connect();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        run(connection, "SELECT 1");
        return connection;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void start() throws Exception {
        var run = world.towpath("start", world.migrations().toString(), "--database", "shop", "--detach");
        assertThat(run.status()).as(run.err()).isZero();
    }

    private void finish() throws Exception {
        finish(world.worker(world.temporal().target()));
    }

    /** Waits for the end, as CI would: the second start attaches. Says what Flyway itself found. */
    private void finish(TowpathProcess worker) throws Exception {
        var run = world.towpath(
                "start", world.migrations().toString(), "--database", "shop", "--timeout", "90s", "-o", "json");
        assertThat(run.status()).as(run.err() + worker.printed()).isZero();
        JsonNode status = TowpathData.mapper().readTree(run.out());
        assertThat(status.at("/status/state").asText()).isEqualTo("COMPLETED");
        assertThat(status.at("/status/checks"))
                .isNotEmpty()
                .allMatch(check -> check.at("/ok").asBoolean());
        assertThat(world.database().query("SELECT version FROM flyway_schema_history WHERE success"))
                .containsExactly("1");
    }

    /** How often the step that was hit was begun: a test in which nothing was lost would see 1. */
    private int attempts() {
        List<HistoryEvent> events = world.client().fetchHistory(MIGRATION).getEvents();
        return events.stream()
                .filter(HistoryEvent::hasActivityTaskStartedEventAttributes)
                .mapToInt(event -> event.getActivityTaskStartedEventAttributes().getAttempt())
                .max()
                .orElse(0);
    }

    private void until(String what, TowpathProcess worker, String count, int wanted) throws Exception {
        Wait.until(what, () -> seen() + worker.printed(), () -> {
            try {
                return world.database().query(count).equals(List.of(Integer.toString(wanted)));
            } catch (SQLException notYet) {
                return false; // The ledger comes with the first migration.
            }
        });
    }

    /** What the server and Temporal say, for whoever reads why a wait was in vain. */
    private String seen() {
        try {
            List<String> sessions = world.database()
                    .query("SELECT concat_ws(' | ', pid, application_name, state, wait_event, left(query, 90))"
                            + " FROM pg_stat_activity WHERE datname = current_database()");
            return String.join("\n", sessions) + "\n" + pending() + "\n";
        } catch (SQLException | RuntimeException e) {
            return e + "\n";
        }
    }

    private List<PendingActivityInfo> pending() {
        return world.client()
                .getWorkflowServiceStubs()
                .blockingStub()
                .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                        .setNamespace(world.client().getOptions().getNamespace())
                        .setExecution(WorkflowExecution.newBuilder().setWorkflowId(MIGRATION))
                        .build())
                .getPendingActivitiesList();
    }
}
