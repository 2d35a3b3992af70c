package dev.towpath.model.throttle;

import static dev.towpath.model.throttle.Level.NORMAL;
import static dev.towpath.model.throttle.Level.SLOW;
import static dev.towpath.model.throttle.Level.STOP;
import static dev.towpath.model.throttle.Level.UNKNOWN;
import static dev.towpath.model.throttle.Situations.active;
import static dev.towpath.model.throttle.Situations.asked;
import static dev.towpath.model.throttle.Situations.behind;
import static dev.towpath.model.throttle.Situations.blocked;
import static dev.towpath.model.throttle.Situations.commits;
import static dev.towpath.model.throttle.Situations.connections;
import static dev.towpath.model.throttle.Situations.log;
import static dev.towpath.model.throttle.Situations.oldest;
import static dev.towpath.model.throttle.Situations.quiet;
import static dev.towpath.model.throttle.Situations.replicas;
import static dev.towpath.model.throttle.Situations.silent;
import static dev.towpath.model.throttle.Situations.slot;
import static dev.towpath.model.throttle.Situations.vacuumed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.towpath.model.name.TableName;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.FillSetting;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ThrottleJudgeTest {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final Measured<Long> NO_RATE = Measured.notHere();
    private static final Measured<ArchiveReading> NO_ARCHIVE = Measured.notHere();
    private static final FillPolicy WITH_RATE = FillPolicy.DEFAULT.with(Map.of("throttle.wal-rate", "100MiB"));

    /** No limit at all. */
    private static final FillPolicy OFF = FillPolicy.DEFAULT.with(Arrays.stream(FillSetting.values())
            .map(FillSetting::key)
            .filter(key -> key.startsWith("throttle.") && !key.equals("throttle.alarm-after"))
            .collect(Collectors.toMap(key -> key, key -> key.equals("throttle.wraparound") ? "false" : "0")));

    static Stream<Arguments> signals() {
        Measured<Integer> four = Measured.of(4);
        return Stream.of(
                arguments(replicas(behind("r1", Duration.ofMillis(4_999), 9)), "", NORMAL, ""),
                arguments(
                        replicas(behind("r1", Duration.ofSeconds(5), 0)),
                        "replica-lag",
                        SLOW,
                        "replica r1 is 5 s behind (limit 10 s)"),
                arguments(
                        replicas(behind("r1", Duration.ofSeconds(1), 0), behind("r2", Duration.ofSeconds(14), 3 * MIB)),
                        "replica-lag",
                        STOP,
                        "replica r2 is 14 s behind, 3 MiB of log (limit 10 s)"),
                arguments(
                        replicas(behind("r1", Duration.ofSeconds(20), 0), behind("r2", Duration.ofSeconds(30), 0)),
                        "replica-lag",
                        STOP,
                        "replica r2 is 30 s behind (limit 10 s), and 1 more"),
                arguments(
                        replicas(silent("r1", "no answer"), behind("r2", Duration.ofSeconds(6), 0)),
                        "replica-lag",
                        UNKNOWN,
                        "replica r1: no answer, and 1 more"),
                arguments(
                        replicas(silent("r1", "no answer"), behind("r2", Duration.ofSeconds(10), 0)),
                        "replica-lag",
                        STOP,
                        "replica r2 is 10 s behind (limit 10 s), and 1 more"),
                arguments(asked(quiet(), silent("r3", "refused")), "replica-lag", UNKNOWN, "replica r3: refused"),
                arguments(asked(replicas(silent("r1", "hidden")), behind("r3", Duration.ZERO, 0)), "", NORMAL, ""),
                arguments(slot(5 * GIB - 1, null), "", NORMAL, ""),
                arguments(
                        slot(5 * GIB, null),
                        "slot-size",
                        SLOW,
                        "5 GiB of log are kept back for slot cdc (limit 10 GiB)"),
                arguments(
                        slot(12 * GIB, null),
                        "slot-size",
                        STOP,
                        "12 GiB of log are kept back for slot cdc (limit 10 GiB)"),
                arguments(
                        slot(4 * GIB, GIB),
                        "slot-size",
                        STOP,
                        "4 GiB of log are kept back for slot cdc (limit 4 GiB; the server gives it up at 5 GiB)"),
                arguments(log(NO_RATE, Measured.of(new ArchiveReading(49, true))), "", NORMAL, ""),
                arguments(
                        log(NO_RATE, Measured.of(new ArchiveReading(50, false))),
                        "unarchived",
                        SLOW,
                        "50 log segments are not archived yet (limit 100)"),
                arguments(
                        log(NO_RATE, Measured.of(new ArchiveReading(100, true))),
                        "unarchived",
                        STOP,
                        "100 log segments are not archived yet (limit 100); archiving fails"),
                arguments(log(NO_RATE, Measured.unknown("why")), "unarchived", UNKNOWN, "why"),
                arguments(log(Measured.of(49 * MIB), NO_ARCHIVE), "", NORMAL, ""),
                arguments(
                        log(Measured.of(50 * MIB), NO_ARCHIVE),
                        "wal-rate",
                        SLOW,
                        "50 MiB of log are written per second (limit 100 MiB)"),
                arguments(
                        log(Measured.of(100 * MIB), NO_ARCHIVE),
                        "wal-rate",
                        STOP,
                        "100 MiB of log are written per second (limit 100 MiB)"),
                arguments(blocked(9, 0), "", NORMAL, ""),
                arguments(
                        blocked(10, 1),
                        "blocked-sessions",
                        SLOW,
                        "10 sessions of the application wait for locks (limit 20)"),
                arguments(
                        blocked(20, 0),
                        "blocked-sessions",
                        STOP,
                        "20 sessions of the application wait for locks (limit 20)"),
                arguments(active(Measured.of(99), Measured.notHere()), "", NORMAL, ""),
                arguments(active(Measured.unknown("hidden"), Measured.notHere()), "", NORMAL, ""),
                arguments(active(Measured.of(7), four), "", NORMAL, ""),
                arguments(
                        active(Measured.of(8), four),
                        "active-per-core",
                        SLOW,
                        "8 sessions of the application work on 4 cores (limit 16)"),
                arguments(
                        active(Measured.of(16), four),
                        "active-per-core",
                        STOP,
                        "16 sessions of the application work on 4 cores (limit 16)"),
                arguments(active(Measured.unknown("hidden"), four), "active-per-core", UNKNOWN, "hidden"),
                arguments(oldest(Measured.of(new OldTransaction("s", Duration.ofMinutes(29)))), "", NORMAL, ""),
                arguments(
                        oldest(Measured.of(new OldTransaction("session 7 (report)", Duration.ofDays(2)))),
                        "long-transaction",
                        SLOW,
                        "session 7 (report) has kept dead rows from being cleaned up for 48 h (limit 30 min)"),
                arguments(oldest(Measured.unknown("hidden")), "", NORMAL, ""),
                arguments(connections(79, 100), "", NORMAL, ""),
                arguments(
                        connections(80, 100),
                        "connections-percent",
                        SLOW,
                        "80 of 100 connections are in use, 80 % (limit 90 %)"),
                arguments(
                        connections(18, 20),
                        "connections-percent",
                        STOP,
                        "18 of 20 connections are in use, 90 % (limit 90 %)"),
                arguments(
                        connections(1, 0),
                        "connections-percent",
                        STOP,
                        "1 of 0 connections are in use, 100 % (limit 90 %)"),
                arguments(vacuumed(TableName.of("public", "other")), "", NORMAL, ""),
                arguments(
                        vacuumed(Situations.TABLE),
                        "wraparound",
                        STOP,
                        "a vacuum that prevents transaction numbers from running out works on public.orders"),
                arguments(commits(Duration.ofMillis(124)), "", NORMAL, ""),
                arguments(
                        commits(Duration.ofMillis(125)),
                        "commit-latency",
                        SLOW,
                        "commits wait 125 ms for the disk (limit 250 ms)"),
                arguments(
                        commits(Duration.ofSeconds(3)),
                        "commit-latency",
                        STOP,
                        "commits wait 3 s for the disk (limit 250 ms)"));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void each_measurement_has_its_levels_and_its_words(Situation now, String name, Level level, String reason) {
        ThrottleVerdict verdict = ThrottleJudge.judge(now, WITH_RATE, ThrottleVerdict.NORMAL);

        assertThat(verdict.level()).isEqualTo(level);
        assertThat(verdict.signals()).isEqualTo(level == NORMAL ? List.of() : List.of(new Signal(name, level, reason)));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void a_limit_of_0_switches_its_signal_off(Situation now) {
        assertThat(ThrottleJudge.judge(now, OFF, ThrottleVerdict.NORMAL).level())
                .isEqualTo(NORMAL);
    }

    @Test
    void what_the_application_waits_for_is_counted_apart_and_has_no_level() {
        assertThat(ThrottleJudge.judge(blocked(3, 2), WITH_RATE, ThrottleVerdict.NORMAL))
                .isEqualTo(new ThrottleVerdict(NORMAL, List.of(), 2));
    }

    @Test
    void a_server_that_cannot_be_looked_at_is_one_signal_beside_those_of_others() {
        Situation blind = new Situation(
                Situations.TABLE,
                Measured.unknown("it does not answer"),
                List.of(behind("r1", Duration.ofSeconds(11), 0)),
                List.of(new Signal("probe", SLOW, "busy")),
                Measured.of(4),
                Measured.of(Duration.ofMillis(1)));

        ThrottleVerdict verdict = ThrottleJudge.judge(blind, WITH_RATE, ThrottleVerdict.NORMAL);

        assertThat(verdict.level()).isEqualTo(STOP);
        assertThat(verdict.signals())
                .containsExactly(
                        new Signal("replica-lag", STOP, "replica r1 is 11 s behind (limit 10 s)"),
                        new Signal(ThrottleJudge.SERVER, UNKNOWN, "it does not answer"),
                        new Signal("probe", SLOW, "busy"));
        assertThat(verdict.reason()).contains("replica r1 is 11 s behind (limit 10 s)");
    }

    static Stream<Arguments> stretches() {
        return Stream.of(
                arguments(
                        replicas(behind("r", Duration.ofSeconds(10), 0)),
                        replicas(behind("r", Duration.ofSeconds(8), 0)),
                        replicas(behind("r", Duration.ofMillis(7_999), 0))),
                arguments(slot(10 * GIB, null), slot(8 * GIB + 1024, null), slot(8 * GIB - 1024, null)),
                arguments(
                        log(Measured.of(100 * MIB), NO_ARCHIVE),
                        log(Measured.of(81 * MIB), NO_ARCHIVE),
                        log(Measured.of(79 * MIB), NO_ARCHIVE)),
                arguments(
                        log(NO_RATE, Measured.of(new ArchiveReading(100, false))),
                        log(NO_RATE, Measured.of(new ArchiveReading(80, false))),
                        log(NO_RATE, Measured.of(new ArchiveReading(79, false)))),
                arguments(blocked(20, 0), blocked(16, 0), blocked(15, 0)),
                arguments(
                        active(Measured.of(20), Measured.of(5)),
                        active(Measured.of(16), Measured.of(5)),
                        active(Measured.of(15), Measured.of(5))),
                arguments(connections(90, 100), connections(85, 100), connections(84, 100)),
                arguments(
                        commits(Duration.ofMillis(250)),
                        commits(Duration.ofMillis(200)),
                        commits(Duration.ofMillis(199))));
    }

    @ParameterizedTest
    @MethodSource("stretches")
    void what_stopped_goes_on_only_well_below_its_limit(Situation at, Situation near, Situation below) {
        ThrottleVerdict stopped = ThrottleJudge.judge(at, WITH_RATE, ThrottleVerdict.NORMAL);
        ThrottleVerdict still = ThrottleJudge.judge(near, WITH_RATE, stopped);
        ThrottleVerdict again = ThrottleJudge.judge(below, WITH_RATE, still);

        assertThat(stopped.level()).isEqualTo(STOP);
        assertThat(still.level()).isEqualTo(STOP);
        assertThat(again.level()).isEqualTo(SLOW);
        assertThat(ThrottleJudge.judge(near, WITH_RATE, again).level())
                .as("what did not stop is not held back")
                .isEqualTo(SLOW);
    }

    @Test
    void levels_are_in_order_and_the_loop_stands_still_for_two_of_them() {
        assertThat(NORMAL.or(SLOW)).isEqualTo(SLOW);
        assertThat(STOP.or(UNKNOWN)).isEqualTo(STOP);
        assertThat(Stream.of(Level.values()).filter(Level::holds)).containsExactly(UNKNOWN, STOP);
    }

    @Test
    void amounts_are_rounded_down_and_told_in_the_unit_people_would_use() {
        assertThat(Stream.of(0L, 999L, 1_999L, 119_999L, 120_000L, 7_200_000L)
                        .map(millis -> Amounts.time(Duration.ofMillis(millis))))
                .containsExactly("0 ms", "999 ms", "1 s", "119 s", "2 min", "2 h");
        assertThat(Stream.of(0L, 1_023L, 1_024L, 1_536L, 10L << 30, 1L << 52).map(Amounts::size))
                .containsExactly("0 B", "1023 B", "1 KiB", "1.5 KiB", "10 GiB", "4096 TiB");
    }
}
