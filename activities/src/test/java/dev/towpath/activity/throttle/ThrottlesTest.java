package dev.towpath.activity.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.activity.SensorSettings;
import dev.towpath.activity.WorkerDatabase;
import dev.towpath.engine.spi.Engine;
import dev.towpath.model.name.TableName;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.throttle.Level;
import dev.towpath.model.throttle.Signal;
import dev.towpath.model.throttle.ThrottleVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThrottlesTest {
    private static final TableName ORDERS = TableName.of("public", "orders");
    private static final TableName OTHERS = TableName.of("public", "others");
    /** The paper server says of every table that a vacuum works on it. */
    private static final FillPolicy POLICY =
            FillPolicy.DEFAULT.with(Map.of("throttle.wraparound", "false", "throttle.blocked-sessions", "4"));

    private final PaperServer paper = new PaperServer();
    private final Throttles throttles = new Throttles();

    @AfterEach
    void close() {
        paper.hanging.countDown();
        throttles.close();
    }

    private WorkerDatabase database(SensorSettings sensors) {
        Engine engine = ServiceLoader.load(Engine.class).findFirst().orElseThrow();
        return new WorkerDatabase("shop", engine, paper.server(), "towpath", sensors);
    }

    private FillWatch watch(TableName table) {
        return throttles.watch(database(SensorSettings.NONE), table, POLICY);
    }

    static void until(BooleanSupplier condition) {
        Instant limit = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("it did not come true in 20 s");
            }
            Thread.onSpinWait();
        }
    }

    private static String reason(FillWatch watch) {
        return watch.verdict().reason().orElse("");
    }

    @Test
    void a_fill_does_not_begin_blind() {
        try (FillWatch watch = watch(ORDERS)) {
            assertThat(watch.verdict()).isEqualTo(ThrottleVerdict.NORMAL);
        }
    }

    @Test
    void a_second_fill_of_another_table_is_looked_at_before_it_begins_and_by_the_same_looks() {
        FillPolicy strict = FillPolicy.DEFAULT;
        try (FillWatch first = watch(ORDERS);
                FillWatch range = watch(ORDERS);
                FillWatch second = throttles.watch(database(SensorSettings.NONE), OTHERS, strict)) {
            assertThat(second.verdict().signals()).extracting(Signal::name).containsExactly("wraparound");
            int before = paper.looks.get();
            Instant began = Instant.now();
            until(() -> paper.looks.get() >= before + 2);

            long seconds = Duration.between(began, Instant.now()).toSeconds() + 1;
            assertThat(paper.looks.get() - before).isLessThanOrEqualTo((int) seconds + 2);
            assertThat(paper.sensors.get()).isEqualTo(1);
            assertThat(first.verdict()).isEqualTo(range.verdict());
        }
    }

    @Test
    void nobody_looks_when_nobody_watches() {
        FillWatch watch = watch(ORDERS);
        FillWatch range = watch(ORDERS);
        watch.close();
        watch.close();
        int before = paper.looks.get();
        until(() -> paper.looks.get() > before);
        range.close();

        try (FillWatch later = watch(ORDERS)) {
            assertThat(later.verdict().level()).isEqualTo(Level.NORMAL);
            assertThat(paper.sensors.get()).as("the old watch is over").isEqualTo(2);
        }
    }

    @Test
    void what_was_never_seen_is_unknown_and_keeps_nobody_waiting() {
        paper.hanging = new CountDownLatch(1);
        Instant began = Instant.now();
        try (FillWatch watch = watch(ORDERS)) {
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(watch.verdict().level()).isEqualTo(Level.UNKNOWN);
            assertThat(reason(watch)).isEqualTo("the server has not answered yet");

            paper.hanging.countDown();
            until(() -> watch.verdict().level() == Level.NORMAL);
        }
    }

    @Test
    void what_was_seen_too_long_ago_is_unknown() {
        try (FillWatch watch = watch(ORDERS)) {
            assertThat(watch.verdict().level()).isEqualTo(Level.NORMAL);
            paper.hanging = new CountDownLatch(1);

            until(() -> watch.verdict().level() == Level.UNKNOWN);

            assertThat(reason(watch)).isEqualTo("the server has not answered for 5 s");
            paper.hanging.countDown();
            until(() -> watch.verdict().level() == Level.NORMAL);
        }
    }

    @Test
    void a_look_that_fails_is_unknown_at_once() {
        try (FillWatch watch = watch(ORDERS)) {
            paper.failing = true;
            until(() -> watch.verdict().level() == Level.UNKNOWN);

            assertThat(reason(watch)).isEqualTo("the server's load cannot be read: no way to the server");
        }
    }

    @Test
    void limits_change_while_a_fill_runs_and_the_application_that_waits_is_counted() {
        try (FillWatch watch = watch(ORDERS)) {
            paper.blocked = 4;
            until(() -> watch.verdict().level() == Level.STOP);
            assertThat(watch.verdict().applicationWaits()).isEqualTo(4);

            watch.tune(POLICY.with(Map.of("throttle.blocked-sessions", "9")));

            assertThat(watch.verdict().level()).isEqualTo(Level.NORMAL);
        }
    }

    @Test
    void slow_commits_stop_the_fill_until_they_are_forgotten() {
        try (FillWatch watch = watch(ORDERS);
                FillWatch range = watch(ORDERS)) {
            watch.committed(Duration.ofMillis(1));
            watch.committed(Duration.ofSeconds(9));
            assertThat(range.verdict().level()).as("one of two is an accident").isEqualTo(Level.NORMAL);
            watch.committed(Duration.ofMillis(400));

            assertThat(reason(range)).isEqualTo("commits wait 400 ms for the disk (limit 250 ms)");
            assertThat(range.verdict().level()).isEqualTo(Level.STOP);
        }
    }

    @Test
    void the_teams_query_speaks_in_its_own_words() {
        SensorSettings sensors = new SensorSettings(0, new TreeMap<>(), "the queue is long", null);
        try (FillWatch watch = throttles.watch(database(sensors), ORDERS, POLICY)) {
            assertThat(watch.verdict().signals()).containsExactly(new Signal("query", Level.STOP, "the queue is long"));
        }
    }

    @Test
    void ranges_of_one_table_tell_a_change_of_level_once() {
        ServerWatch server = new ServerWatch(database(SensorSettings.NONE), Runnable::run);

        assertThat(server.isNews(ORDERS, Level.NORMAL)).isFalse();
        assertThat(server.isNews(ORDERS, Level.STOP)).isTrue();
        assertThat(server.isNews(ORDERS, Level.STOP)).isFalse();
        assertThat(server.isNews(OTHERS, Level.STOP)).isTrue();
        assertThat(server.isNews(ORDERS, Level.NORMAL)).isTrue();
    }

    @Test
    void a_closed_worker_lets_no_fill_go_on() {
        FillWatch watch = watch(ORDERS);
        throttles.close();

        until(() -> watch.verdict().level() == Level.UNKNOWN);
        watch.close();
    }
}
