package dev.towpath.starter.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.starter.process.SoakFaults.Fault;
import dev.towpath.testing.postgres.OwnServer;
import dev.towpath.testing.postgres.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fills of tables of any shape while everything happens to them at random moments, and an application works on the same
 * rows. Every row that was there before is changed once, the application loses nothing and never waits for long. A number
 * decides all of it but the moments: {@code -Dtowpath.soak.seed=N} does one again, {@code -Dtowpath.soak.runs=N} draws so
 * many at random.
 */
@Timeout(300)
class FillSoakTest {
    /** Between them most faults, and a table without a key. */
    private static final long[] USUAL = {440_823, 348_722, 130_129};

    private static final int FAULTS = 4;

    /**
     * A worker that stops in the middle of a chunk is cut off by the server after three seconds, and the table is locked for
     * as long at most.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** So much the application counted at most in a row of which it does not know whether it is deleted. */
    private static final int MOST_IN_ONE = 20;

    /** So that there is time for something to happen. */
    private static final String UNHURRIED = "  fill:\n    duty-percent: 20\n    chunk-target: 10ms\n";

    private static final Map<String, String> SETTINGS =
            Map.of("synchronous_commit", "on", "wal_writer_delay", "2s", "max_connections", "60");

    static LongStream seeds() {
        Long seed = Long.getLong("towpath.soak.seed");
        Integer runs = Integer.getInteger("towpath.soak.runs");
        if (seed != null) {
            return LongStream.of(seed);
        }
        return runs != null ? new Random().longs(runs, 0, 1_000_000) : LongStream.of(USUAL);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_row_once_whatever_happens(long seed, @TempDir Path folder) throws Exception {
        Random random = new Random(seed);
        SoakTable table = SoakTable.values()[random.nextInt(SoakTable.values().length)];
        List<Fault> faults = new ArrayList<>();
        try (OwnServer server = OwnServer.start(SETTINGS);
                TestDatabase database = TestDatabase.on(server);
                ProcessWorld world = new ProcessWorld(folder, database, UNHURRIED);
                SoakFaults faulty = new SoakFaults(world, server, random)) {
            table.create(database);
            world.migration("V1__fill.sql", table.migration());
            start(world);
            try (SoakApplication application = SoakApplication.start(database, table, seed)) {
                Wait.until("the fill begins", faulty.worker()::printed, () -> begun(database));
                for (int i = 0; i < FAULTS; i++) {
                    Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
                    faults.add(fault);
                    faulty.happen(fault);
                    faulty.rest(2_500);
                }
                String where = "seed " + seed + ", " + table + ", " + faults;
                finish(world, faulty.worker(), where);
                judge(database, table, application.stop(), where);
            }
        }
    }

    private static boolean begun(TestDatabase database) {
        try {
            return database.query("SELECT coalesce(sum(chunks), 0) > 0 FROM towpath.fill_range")
                    .equals(List.of("t"));
        } catch (SQLException notYet) {
            return false; // The ledger comes with the first migration.
        }
    }

    private static void start(ProcessWorld world) throws Exception {
        var run = world.towpath("start", world.migrations().toString(), "--database", "shop", "--detach");
        assertThat(run.status()).as(run.err()).isZero();
    }

    private static void finish(ProcessWorld world, TowpathProcess worker, String where) throws Exception {
        var run = world.towpath("start", world.migrations().toString(), "--database", "shop", "--timeout", "150s");
        assertThat(run.status())
                .as(where + "\n" + run.out() + run.err() + worker.printed())
                .isZero();
    }

    private static void judge(TestDatabase database, SoakTable table, SoakApplication.Account account, String where)
            throws SQLException {
        long chunks = number(database, "SELECT sum(chunks) FROM towpath.fill_range");
        System.out.println("soak " + where + ": " + chunks + " chunks, " + account);
        assertThat(table.wrong(database)).as("wrong rows: " + where).isEqualTo("0");
        assertThat(SoakTable.lost(database)).as("lost rows: " + where).isEqualTo("0");
        if (table != SoakTable.DELETED) { // What was counted in rows that the fill deletes goes with them.
            long counted = number(database, "SELECT sum(seen) FROM shop.t");
            assertThat(Math.abs(counted - account.seen()))
                    .as("counted " + counted + ", " + account + ": " + where)
                    .isLessThanOrEqualTo(MOST_IN_ONE * account.unknown());
        }
        assertThat(account.refused()).as(account.firstRefusal() + ": " + where).isZero();
        assertThat(account.longest()).as(where).isLessThan(LONGEST_WAIT);
        assertThat(chunks).as("chunks: " + where).isGreaterThan(10);
    }

    private static long number(TestDatabase database, String sql) throws SQLException {
        return Long.parseLong(database.query(sql).getFirst());
    }
}
