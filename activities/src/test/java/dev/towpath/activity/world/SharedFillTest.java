package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.policy.FillPolicy;
import dev.towpath.testing.fault.FaultProxy;
import dev.towpath.workflow.activity.FillShare;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutcome;
import io.temporal.failure.ActivityFailure;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several hands at one fill, on several workers. */
class SharedFillTest {
    private static final String ONCE = "SELECT count(*) || ' ' || min(n) || ' ' || max(n) FROM t";

    /** The common pool has one thread on a small machine. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private ActivityWorld world;

    @BeforeEach
    void create() throws Exception {
        world = ActivityWorld.create();
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        world.close();
    }

    private PreparedMigration planned(String table, String rows) throws Exception {
        world.given("CREATE TABLE t (" + table + ")", "INSERT INTO t " + rows, "ANALYZE");
        world.migration("V1__fill.sql", "UPDATE t SET n = n + 1;");
        return world.prepare();
    }

    private static FillShare share(int hand, int hands) {
        return new FillShare(hand, hands, FillPolicy.DEFAULT.with(java.util.Map.of("chunk-target", "5ms")));
    }

    /** Runs one activity at a time. */
    private ActivityWorker worker() {
        return world.worker(world.database().port(), 4);
    }

    private List<CompletableFuture<StepOutcome>> start(PreparedMigration prepared, ActivityWorker... workers) {
        List<CompletableFuture<StepOutcome>> hands = new ArrayList<>();
        for (int hand = 0; hand < workers.length; hand++) {
            ActivityWorker worker = workers[hand];
            FillShare share = share(hand, workers.length);
            hands.add(CompletableFuture.supplyAsync(() -> worker.fill(prepared, share), threads));
        }
        return hands;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "id bigint PRIMARY KEY, n int DEFAULT 0; SELECT g * 1000000000::bigint, 0 FROM generate_series(1, 120000) g",
                "id uuid PRIMARY KEY, n int DEFAULT 0; SELECT gen_random_uuid(), 0 FROM generate_series(1, 120000) g",
                "id text COLLATE \"C\" PRIMARY KEY, n int DEFAULT 0; SELECT md5(g::text), 0 FROM generate_series(1, 120000) g",
                "a int, b text, n int DEFAULT 0, PRIMARY KEY (a, b); SELECT g % 3, g::text, 0 FROM generate_series(1, 120000) g",
            })
    void two_hands_share_a_table_whatever_its_key(String table, String rows) throws Exception {
        PreparedMigration prepared = planned(table, rows);
        List<StepOutcome> outcomes = start(prepared, worker(), worker()).stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(world.one(ONCE)).isEqualTo("120000 1 1");
        assertThat(outcomes).hasAtLeastOneElementOfType(StepOutcome.Done.class);
        assertThat(world.one("SELECT count(*) > 1 AND bool_and(done) AND sum(rows_changed) = 120000"
                        + " AND min(rows_changed) > 0 AND count(DISTINCT owner) = 2 FROM towpath.fill_range"))
                .isEqualTo("t");
    }

    @Test
    void a_hand_that_ends_takes_half_of_what_is_left_of_another_one_that_is_held_up() throws Exception {
        PreparedMigration prepared =
                planned("id int PRIMARY KEY, n int DEFAULT 0", "SELECT g, 0 FROM generate_series(1, 150000) g");
        try (Connection application = world.database().connect()) {
            application.setAutoCommit(false);
            try (Statement statement = application.createStatement()) {
                statement.execute("UPDATE t SET n = n WHERE id = 100");
            }
            List<CompletableFuture<StepOutcome>> hands = start(prepared, worker(), worker());
            // The second does nearly everything while the first waits for a row at its beginning.
            ActivityWorld.until(
                    () -> world.one("SELECT coalesce(sum(rows_changed), 0) > 100000 FROM towpath.fill_range")
                            .equals("t"));
            application.rollback();
            hands.forEach(CompletableFuture::join);
        }
        assertThat(world.one(ONCE)).isEqualTo("150000 1 1");
        assertThat(
                        world.one(
                                "SELECT max(n) > 1 FROM (SELECT count(*) AS n FROM towpath.fill_range GROUP BY owner) AS by_hand"))
                .isEqualTo("t");
    }

    @Test
    void every_row_is_changed_once_by_three_hands_whose_connections_are_cut() throws Exception {
        long seed = System.nanoTime();
        System.out.println("shared fill under cut connections: seed " + seed);
        Random random = new Random(seed);
        PreparedMigration prepared =
                planned("id int PRIMARY KEY, n int DEFAULT 0", "SELECT g, 0 FROM generate_series(1, 150000) g");
        FaultProxy proxy = world.proxy();
        ActivityWorker[] workers = {
            world.worker(proxy.port(), 4),
            world.worker(proxy.port(), 4),
            world.worker(world.database().port(), 4)
        };
        int cuts = 0;
        for (int round = 0; round < 100 && !done(); round++) {
            String at = random.nextBoolean() ? "COMMIT" : "UPDATE t SET";
            int nth = 1 + random.nextInt(4);
            var wire = round >= 10 ? null : random.nextBoolean() ? proxy.cutAfter(at, nth) : proxy.cutBefore(at, nth);
            for (CompletableFuture<StepOutcome> hand : start(prepared, workers)) {
                try {
                    hand.join();
                } catch (java.util.concurrent.CompletionException e) {
                    assertThat(e.getCause()).isInstanceOf(ActivityFailure.class);
                }
            }
            cuts += wire != null && wire.hasStruck() ? 1 : 0;
        }
        assertThat(done()).as("seed %d", seed).isTrue();
        assertThat(cuts).as("seed %d", seed).isPositive();
        assertThat(world.one(ONCE)).as("seed %d", seed).isEqualTo("150000 1 1");
        assertThat(world.one("SELECT sum(rows_changed) FROM towpath.fill_range"))
                .as("seed %d", seed)
                .isEqualTo("150000");
    }

    private boolean done() throws Exception {
        return world.one("SELECT count(*) FROM towpath.step WHERE step LIKE '%/1' AND done_at IS NOT NULL")
                .equals("1");
    }

    @Test
    void fewer_hands_than_before_take_over_what_the_others_left() throws Exception {
        PreparedMigration prepared =
                planned("id int PRIMARY KEY, n int DEFAULT 0", "SELECT g, 0 FROM generate_series(1, 100000) g");
        ActivityWorker[] draining = {worker(), worker()};
        List<CompletableFuture<StepOutcome>> hands = start(prepared, draining);
        ActivityWorld.until(
                () -> world.one("SELECT count(*) = 2 AND min(rows_changed) > 0 FROM towpath.fill_range WHERE NOT done")
                        .equals("t"));
        List.of(draining).forEach(ActivityWorker::drain);
        hands.forEach(hand -> hand.exceptionally(handedBack -> null).join());

        assertThat(world.worker().fill(prepared, share(0, 1))).isInstanceOf(StepOutcome.Done.class);
        assertThat(world.one(ONCE)).isEqualTo("100000 1 1");
    }

    @Test
    void the_tool_is_kept_out_while_any_hand_is_at_work() throws Exception {
        PreparedMigration prepared =
                planned("id int PRIMARY KEY, n int DEFAULT 0", "SELECT g, 0 FROM generate_series(1, 100000) g");
        try (Connection application = world.database().connect()) {
            application.setAutoCommit(false);
            try (Statement statement = application.createStatement()) {
                statement.execute("UPDATE t SET n = n WHERE id IN (1, 99999)");
            }
            List<CompletableFuture<StepOutcome>> hands = start(prepared, worker(), worker());
            String shared = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock'"
                    + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
            ActivityWorld.until(() -> world.one(shared).equals("2"));

            // As Flyway asks for it, with the same key.
            assertThat(world.one("SELECT pg_try_advisory_lock((classid::bigint << 32) | objid::bigint)"
                            + " FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' LIMIT 1"))
                    .isEqualTo("f");
            application.rollback();
            hands.forEach(CompletableFuture::join);
        }
        assertThat(world.one(ONCE)).isEqualTo("100000 1 1");
    }
}
