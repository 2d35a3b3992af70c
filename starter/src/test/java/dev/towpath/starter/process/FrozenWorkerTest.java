package dev.towpath.starter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The worker's process stops without ending, as in a paused virtual machine, and goes on when another has its work. */
@Timeout(240)
class FrozenWorkerTest {
    private static final int ROWS = 400_000;
    private static final String ROW_LOCKS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name LIKE 'towpath: %' AND state LIKE 'idle in transaction%'";
    private static final String ONCE = "SELECT count(*) || ' ' || min(n) || ' ' || max(n) FROM shop.tally";

    @TempDir
    private Path folder;

    private ProcessWorld world;

    @BeforeEach
    void open() throws Exception {
        world = new ProcessWorld(folder);
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void one_that_stops_within_a_transaction_gives_its_rows_back_and_its_work_to_another() throws Exception {
        fill(10);
        // The rows are changed but not committed when the worker is stopped: the statement waits until then.
        try (Connection application = world.database().connect()) {
            application.setAutoCommit(false);
            execute(application, "LOCK TABLE shop.gate IN ACCESS EXCLUSIVE MODE");
            TowpathProcess first = world.worker(world.temporal().target());
            start();
            until("the statement waits", first, "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted");
            first.freeze();
            try {
                application.rollback();
                until("it is in the middle of a transaction", first, ROW_LOCKS.replace("count(*)", "count(*) = 1"));
                until("its rows are free", first, ROW_LOCKS.replace("count(*)", "count(*) = 0"));
                finish(world.worker(world.temporal().target()));
            } finally {
                first.thaw();
            }
        }
        assertThat(world.database().query(ONCE)).containsExactly("10 1 1");
    }

    @Test
    void workers_that_stop_at_random_moments_change_every_row_once() throws Exception {
        long seed = System.nanoTime();
        System.out.println("frozen workers: seed " + seed);
        Random random = new Random(seed);
        fill(ROWS);
        TowpathProcess first = world.worker(world.temporal().target());
        start();
        long enough = 1 + random.nextInt(ROWS / 2);
        until(
                "some of it is filled",
                first,
                "SELECT coalesce(sum(rows_changed), 0) >= " + enough + " FROM towpath.fill_range");
        first.freeze();
        TowpathProcess second = world.worker(world.temporal().target());
        try {
            until("another has it", second, "SELECT max(fence) > 1 FROM towpath.fill_range");
        } finally {
            first.thaw();
        }
        finish(second);

        assertThat(world.database().query(ONCE)).as("seed %d", seed).containsExactly(ROWS + " 1 1");
        assertThat(world.database().query("SELECT sum(rows_changed) FROM towpath.fill_range"))
                .containsExactly(Integer.toString(ROWS));
    }

    /** Each row of the fill reads the gate, which a test can hold shut. */
    private void fill(int rows) throws Exception {
        world.database()
                .execute(
                        "CREATE SCHEMA shop",
                        "CREATE TABLE shop.gate ()",
                        "CREATE TABLE shop.tally (id integer PRIMARY KEY, n integer NOT NULL)",
                        "INSERT INTO shop.tally SELECT g, 0 FROM generate_series(1, " + rows + ") g",
                        "ANALYZE");
        world.migration(
                "V1__fill.sql",
                "UPDATE shop.tally SET n = n + 1 + (SELECT count(*) FROM shop.gate)::int WHERE id > 0;");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void start() throws Exception {
        var run = world.towpath("start", world.migrations().toString(), "--database", "shop", "--detach");
        assertThat(run.status()).as(run.err()).isZero();
    }

    private void finish(TowpathProcess worker) throws Exception {
        var run = world.towpath("start", world.migrations().toString(), "--database", "shop", "--timeout", "90s");
        assertThat(run.status()).as(run.out() + run.err() + worker.printed()).isZero();
    }

    private void until(String what, TowpathProcess worker, String condition) throws Exception {
        Wait.until(what, worker::printed, () -> {
            try {
                return world.database().query(condition).equals(List.of("t"));
            } catch (SQLException notYet) {
                return false; // The ledger comes with the first migration.
            }
        });
    }
}
