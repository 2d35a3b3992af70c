package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.policy.FillPolicy;
import dev.towpath.testing.postgres.OwnServer;
import dev.towpath.testing.postgres.TestDatabase;
import dev.towpath.workflow.activity.FillShare;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutcome;
import io.temporal.failure.ActivityFailure;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/**
 * The server itself dies during a fill. Chunks do not wait for the disk, so it comes back without the last of them: rows and
 * cursor have to be gone together.
 */
class CrashedServerTest {
    private static final int ROWS = 600_000;
    private static final int MOST_CRASHES = 12;

    /**
     * A log that is written as late as possible, so that a crash costs as many commits as possible; but only of those that
     * ask for it, which an embedded server does for all.
     */
    private static final Map<String, String> LATE_LOG = Map.of(
            "wal_writer_delay", "10s",
            "wal_writer_flush_after", "1GB",
            "wal_buffers", "128MB",
            "synchronous_commit", "on");

    private static final FillShare SHARE = FillShare.whole(FillPolicy.DEFAULT.with(Map.of("chunk-target", "5ms")));

    private static final String COMMITTED = "SELECT coalesce(sum(rows_changed), 0) FROM towpath.fill_range";

    @Test
    void what_a_crash_of_the_server_took_back_is_done_again_and_nothing_else() throws Exception {
        long seed = System.nanoTime();
        System.out.println("fill on a server that crashes: seed " + seed);
        Random random = new Random(seed);
        try (OwnServer server = OwnServer.start(LATE_LOG);
                ActivityWorld world = ActivityWorld.of(TestDatabase.on(server))) {
            world.given(
                    "CREATE TABLE t (id int PRIMARY KEY, n int DEFAULT 0)",
                    "INSERT INTO t SELECT g FROM generate_series(1, " + ROWS + ") g",
                    "ANALYZE");
            world.migration("V1__fill.sql", "UPDATE t SET n = n + 1;");
            PreparedMigration prepared = world.prepare();
            long lost = 0;
            for (int crash = 0; crash < MOST_CRASHES && (crash < 3 || lost == 0); crash++) {
                long before = committed(world);
                long enough = Math.min(ROWS - 1, before + 1 + random.nextInt(ROWS / 6));
                CompletableFuture<StepOutcome> fill = CompletableFuture.supplyAsync(
                        () -> world.worker().fill(prepared, SHARE), Thread::startVirtualThread);
                ActivityWorld.until(() -> fill.isDone() || committed(world) >= enough);
                if (fill.isDone()) {
                    break;
                }
                long seen = committed(world);
                server.crash();
                failed(fill);
                lost += seen - committed(world);
                assertThat(world.one("SELECT sum(n) FROM t")).isEqualTo(Long.toString(committed(world)));
            }
            assertThat(world.worker().fill(prepared, SHARE)).isInstanceOf(StepOutcome.Done.class);

            assertThat(world.one("SELECT count(*) || ' ' || min(n) || ' ' || max(n) FROM t"))
                    .as("seed %d", seed)
                    .isEqualTo(ROWS + " 1 1");
            assertThat(committed(world)).isEqualTo(ROWS);
            // Or the crashes were none.
            assertThat(lost).as("rows taken back; seed %d", seed).isPositive();
        }
    }

    private static long committed(ActivityWorld world) throws SQLException {
        return world.one("SELECT to_regclass('towpath.fill_range') IS NOT NULL").equals("t")
                ? Long.parseLong(world.one(COMMITTED))
                : 0;
    }

    private static void failed(CompletableFuture<StepOutcome> fill) {
        try {
            fill.join();
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(ActivityFailure.class);
        }
    }
}
