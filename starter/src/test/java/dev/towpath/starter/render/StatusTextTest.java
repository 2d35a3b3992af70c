package dev.towpath.starter.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.lock.Blocker;
import dev.towpath.model.plan.MigrationPlan.HeldChangeset;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.model.status.FillPace;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.MigrationStatus.CurrentStep;
import dev.towpath.model.status.MigrationStatus.Fill;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import dev.towpath.model.status.MigrationStatus.PhaseSpan;
import dev.towpath.model.status.MigrationStatus.Problem;
import dev.towpath.model.status.MigrationStatus.Waiting;
import dev.towpath.model.status.QueuePlace;
import dev.towpath.starter.client.MigrationView;
import dev.towpath.starter.client.PendingWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatusTextTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Blocker BLOCKER = new Blocker(
            4711,
            "app",
            "report\u001b[2J",
            "idle in transaction",
            Duration.ofSeconds(90),
            "select * from orders",
            "AccessShareLock on orders");

    private static MigrationStatus status(MigrationState state, Waiting waiting, Problem problem, Fill... fills) {
        return new MigrationStatus(
                "shop/V6",
                "shop",
                state,
                Phase.BACKFILL,
                "c",
                "d",
                3,
                7,
                new CurrentStep("V6/2", "backfill", "fill orders.total_cents", NOON.minusSeconds(8)),
                waiting,
                problem,
                List.of(
                        new PhaseSpan(Phase.PREPARE, NOON.minusSeconds(95), NOON.minusSeconds(90)),
                        new PhaseSpan(Phase.DEPLOY, NOON.minusSeconds(90), NOON.minusSeconds(8)),
                        new PhaseSpan(Phase.BACKFILL, NOON.minusSeconds(8), null)),
                List.of(fills),
                LockRecord.NONE,
                List.of(),
                List.of(new HeldChangeset(ChangesetId.of("V7"), "drop old", "drops column orders.total")),
                List.of(),
                List.of(),
                List.of(),
                dev.towpath.model.policy.FillPolicy.DEFAULT);
    }

    private static MigrationView view(MigrationStatus status, PendingWork... pending) {
        return new MigrationView(
                "shop/V6",
                "run",
                "shop",
                "running",
                status,
                null,
                NOON.minusSeconds(95),
                null,
                List.of(pending),
                20,
                null);
    }

    @Test
    void shows_phase_progress_rate_and_the_time_left() {
        PendingWork fill = new PendingWork(
                "backfill",
                2,
                true,
                "the connection broke",
                new BackfillProgress("V6/2", "orders", 400_000, 1_000_000, 50_000, 900),
                NOON,
                null);

        assertThat(StatusText.lines(view(status(MigrationState.RUNNING, null, null), fill), NOON, Paint.PLAIN))
                .containsExactly(
                        "shop/V6  running  phase backfill  step 3/7  database shop",
                        "  plan        d",
                        "  + prepare     began 11:58:25Z, took 5.0 s",
                        "  + deploy      began 11:58:30Z, took 1 min 22 s",
                        "  > backfill    began 11:59:52Z, for 8.0 s",
                        "  · validate    -",
                        "  step        V6/2  fill orders.total_cents  (8.0 s)",
                        "  backfill    [########............] orders 40 %, 400,000 of 1,000,000 rows, 50,000 rows/s, 12 s left",
                        "  retry       backfill: attempt 2, after: the connection broke",
                        "  held        V7 drop old: drops column orders.total",
                        "  next        towpath pause shop/V6",
                        "  next        towpath tune shop/V6",
                        "  next        towpath rollback shop/V6");
    }

    @Test
    void a_fill_that_is_over_tells_how_many_updates_were_in_place_if_anybody_could() {
        Fill told = new Fill("V6/2", "orders", 9, Duration.ofSeconds(2), Duration.ZERO, 0, 12);
        Fill silent = new Fill("V6/3", "items", 9, Duration.ofSeconds(2));

        assertThat(StatusText.lines(view(status(MigrationState.RUNNING, null, null, told, silent)), NOON, Paint.PLAIN))
                .contains(
                        "  filled      orders, 9 rows in 2.0 s, 12 % of the updates in place",
                        "  filled      items, 9 rows in 2.0 s");
    }

    private static PendingWork hand(int number, double slowest, double fastest, String waiting) {
        TreeMap<String, Integer> still = new TreeMap<>(Map.of("replica-lag", 12 + number));
        FillPace pace =
                new FillPace(number, 2, slowest, fastest, Duration.ofMillis(18), still, waiting, 3, 60 + 20 * number);
        return new PendingWork(
                "backfill",
                1,
                true,
                null,
                new BackfillProgress("V6/2", "orders", 400_000, 1_000_000, 25_000, 900, pace),
                NOON,
                null);
    }

    @Test
    void tells_of_several_hands_as_one_with_the_time_left_as_a_range_and_what_held_them_back() {
        assertThat(StatusText.lines(
                        view(
                                status(MigrationState.RUNNING, null, null),
                                hand(0, 20_000, 30_000, null),
                                hand(1, 20_000, 30_000, "x")),
                        NOON,
                        Paint.PLAIN))
                .containsSequence(
                        "  backfill    [########............] orders 40 %, 400,000 of 1,000,000 rows, 50,000 rows/s,"
                                + " 10 s to 15 s left",
                        "              2 ranges at once, chunks of 900 rows in 18 ms, 70 % of the updates in place, stood still 13 % for replica-lag,"
                                + " 3 rows set aside")
                .noneMatch(line -> line.contains("throttle"));
    }

    @Test
    void says_what_a_fill_stands_still_for() {
        assertThat(StatusText.lines(
                        view(
                                status(MigrationState.RUNNING, null, null),
                                hand(0, 0, 0, "replica one is 14 s behind (limit 10 s)")),
                        NOON,
                        Paint.PLAIN))
                .contains("  throttle    replica one is 14 s behind (limit 10 s)");
    }

    @Test
    void says_what_it_waits_for_since_when_and_who_holds_it_and_lets_nobody_steer_the_terminal() {
        Waiting waiting = new Waiting("a lock on orders", NOON.minusSeconds(30), List.of(BLOCKER), 4);

        List<String> lines = StatusText.lines(view(status(MigrationState.RUNNING, waiting, null)), NOON, Paint.PLAIN);

        assertThat(lines)
                .contains(
                        "  waiting     for a lock on orders since 11:59:30Z (30 s, 4 attempts)",
                        "  held by     session 4711 (report [2J, idle in transaction for 90 s, holds AccessShareLock on orders)",
                        "              select * from orders");
        assertThat(String.join("", lines)).doesNotContain("\u001b");
        assertThat(StatusLine.of(view(status(MigrationState.RUNNING, waiting, null))))
                .isEqualTo("shop/V6  running  backfill  step 3/7  fill orders.total_cents  waiting for a lock on orders"
                        + " since 11:59:30Z, held by session 4711 (report [2J, idle in transaction for 90 s, holds"
                        + " AccessShareLock on orders)");
    }

    @Test
    void what_is_held_at_the_end_is_counted_and_has_a_way_on() {
        MigrationView ended = new MigrationView(
                "shop/V6",
                "run",
                "shop",
                "completed",
                status(MigrationState.COMPLETED, null, null),
                null,
                NOON.minusSeconds(95),
                NOON,
                List.of(),
                20,
                null);

        assertThat(StatusText.lines(ended, NOON, Paint.PLAIN))
                .contains("  next        when no application needs what V7 removes: apply that changeset with the tool"
                        + " itself, then towpath start for the rest");
        assertThat(StatusLine.of(ended)).isEqualTo("shop/V6  completed  backfill  step 3/7  1 changeset held");
    }

    @Test
    void a_migration_that_was_ended_from_outside_is_shown_as_it_stood_then() {
        MigrationView ended = new MigrationView(
                "shop/V6",
                "run",
                "shop",
                "terminated",
                status(MigrationState.RUNNING, null, null),
                "its workflow was terminated",
                NOON.minusSeconds(95),
                NOON,
                List.of(),
                20,
                null);

        assertThat(StatusText.lines(ended, NOON.plusSeconds(900), Paint.PLAIN))
                .contains(
                        "shop/V6  terminated while running  phase backfill  step 3/7  database shop",
                        "  > backfill    began 11:59:52Z, for 8.0 s",
                        "  problem     its workflow was terminated")
                .noneMatch(line -> line.contains("towpath pause"));
        assertThat(StatusLine.of(ended)).contains("terminated while running", "its workflow was terminated");
    }

    @Test
    void a_queued_migration_names_the_one_that_goes_first_and_how_that_one_stands() {
        QueuePlace place = new QueuePlace("shop/V5", 2);
        Waiting waiting =
                new Waiting("the lane of shop, " + place.display(), NOON.minusSeconds(30), List.of(), 0, place);
        MigrationView queued = new MigrationView(
                "shop/V6",
                "run",
                "shop",
                "running",
                status(MigrationState.QUEUED, waiting, null),
                null,
                NOON,
                null,
                List.of(),
                2,
                new MigrationView.Holder("shop/V5", "blocked"));

        assertThat(StatusText.lines(queued, NOON, Paint.PLAIN))
                .contains(
                        "  waiting     for the lane of shop, behind shop/V5 and 1 more since 11:59:30Z (30 s)",
                        "  held by     shop/V5 (blocked), look with towpath status shop/V5");
        assertThat(StatusLine.of(queued)).contains("waiting for the lane of shop, behind shop/V5 and 1 more");
        assertThat(JsonDocuments.line(MigrationDocuments.status(queued)))
                .contains(
                        "\"holder\":{\"id\":\"shop/V5\",\"state\":\"blocked\"}",
                        "\"place\":{\"holder\":\"shop/V5\",\"ahead\":2}");
    }

    @Test
    void a_blocked_migration_shows_its_problem_and_the_way_out() {
        Problem problem = new Problem(ErrorCode.LOCK_TIMEOUT, "orders is busy", "V6/2");

        assertThat(StatusText.lines(view(status(MigrationState.BLOCKED, null, problem)), NOON, Paint.COLOUR))
                .contains(
                        "  problem     \u001b[31mLOCK_TIMEOUT in V6/2: orders is busy\u001b[0m",
                        "  next        towpath resume shop/V6");
    }

    @Test
    void without_a_worker_it_says_what_the_server_knows_and_what_to_do() {
        MigrationView silent =
                new MigrationView("shop/V6", "run", "shop", "running", null, null, NOON, null, List.of(), 2, null);

        assertThat(StatusText.lines(silent, NOON, Paint.PLAIN))
                .containsExactly(
                        "shop/V6  running on the server  database shop",
                        "no worker answers: start one with towpath worker");
    }

    @Test
    void json_names_progress_and_orders() {
        PendingWork fill = new PendingWork(
                "backfill", 1, true, null, new BackfillProgress("V6/2", "orders", 1, 4, 1, 1), NOON, null);

        String json =
                JsonDocuments.line(MigrationDocuments.status(view(status(MigrationState.RUNNING, null, null), fill)));

        assertThat(json)
                .startsWith("{\"version\":1,\"id\":\"shop/V6\"")
                .contains("\"percent\":25", "\"secondsLeft\":3", "\"orders\":[\"towpath pause shop/V6\"");
    }
}
