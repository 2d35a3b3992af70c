package dev.towpath.model.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.lock.Blocker;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.status.MigrationStatus.Check;
import dev.towpath.model.status.MigrationStatus.CurrentStep;
import dev.towpath.model.status.MigrationStatus.Fill;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import dev.towpath.model.status.MigrationStatus.OrderRecord;
import dev.towpath.model.status.MigrationStatus.PhaseSpan;
import dev.towpath.model.status.MigrationStatus.Problem;
import dev.towpath.model.status.MigrationStatus.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusPageTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /** The module testing depends on this one, so its golden files are compared by hand here. */
    @Test
    void says_what_it_does_what_it_waits_for_and_what_may_be_ordered() throws IOException {
        Path golden = Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/status/blocked.md");
        String page = StatusPage.render(status(MigrationState.BLOCKED, List.of("first line\nsecond line")));
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(golden, page);
            throw new AssertionError(golden.getFileName() + " was rewritten. Read the diff.");
        }
        assertThat(page).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @EnumSource
    void a_page_that_is_cut_still_says_what_may_be_ordered(MigrationState state) {
        MigrationStatus status = status(state, Collections.nCopies(2_000, "🚢 größer als gedacht"));
        String page = StatusPage.render(status);
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
        assertThat(page).endsWith("\n…\n");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(page)).isTrue();
        assertThat(status.possibleOrders()).allSatisfy(order -> assertThat(page).contains("`towpath " + order + " o`"));
        assertThat(status.possibleOrders().isEmpty())
                .isEqualTo(state.isFinal() || state == MigrationState.ROLLING_BACK);
    }

    @Test
    void the_worst_of_two_lock_records_is_the_longest_of_each_and_all_that_was_lost() {
        LockRecord one = new LockRecord(Duration.ofMillis(5), Duration.ofMillis(1), 1);
        LockRecord other = new LockRecord(Duration.ofMillis(2), Duration.ofMillis(9), 2);
        assertThat(one.and(other)).isEqualTo(new LockRecord(Duration.ofMillis(5), Duration.ofMillis(9), 3));
        assertThat(one.and(LockRecord.NONE)).isEqualTo(one);
    }

    @Test
    void says_how_many_go_first() {
        assertThat(new QueuePlace("shop/V5", 1).display()).isEqualTo("behind shop/V5");
        assertThat(new QueuePlace("shop/V5", 3).display()).isEqualTo("behind shop/V5 and 2 more");
    }

    @Test
    void progress_is_unknown_without_an_estimate_or_a_rate() {
        assertThat(new BackfillProgress("V1/1", "orders", 50, 0, 5, 10).percent())
                .isEqualTo(-1);
        assertThat(new BackfillProgress("V1/1", "orders", 50, 100, 0, 10).secondsLeft())
                .isEqualTo(-1);
        assertThat(new BackfillProgress("V1/1", "orders", 50, 100, 5, 10).secondsLeft())
                .isEqualTo(10);
        assertThat(new BackfillProgress("V1/1", "orders", 150, 100, 5, 10).percent())
                .isEqualTo(100);
    }

    private static MigrationStatus status(MigrationState state, List<String> notes) {
        Blocker blocker = new Blocker(
                4711, "report", "nightly", "idle in transaction", Duration.ofMinutes(9), "select `x`", "orders");
        return new MigrationStatus(
                "o",
                "shop",
                state,
                Phase.DEPLOY,
                "request-1",
                "plan-1",
                1,
                3,
                new CurrentStep("V1/2", "execute-ddl", "add column total", NOON),
                new Waiting("a lock on orders", NOON, List.of(blocker), 3),
                new Problem(ErrorCode.LOCK_TIMEOUT, "gave up waiting\nafter 3 attempts", "V1/2"),
                List.of(
                        new PhaseSpan(Phase.PREPARE, NOON, NOON.plusMillis(1_500)),
                        new PhaseSpan(Phase.DEPLOY, NOON.plusSeconds(2), null)),
                List.of(new Fill("V1/1", "orders", 1_000_000, Duration.ofSeconds(12))),
                LockRecord.NONE,
                List.of(new OrderRecord("pause", "ann", "lunch\n| is | ready", NOON)),
                List.of(),
                List.of(),
                List.of(new Check("row counts", true, "equal"), new Check("history", false, "a row is missing")),
                notes,
                dev.towpath.model.policy.FillPolicy.DEFAULT);
    }
}
