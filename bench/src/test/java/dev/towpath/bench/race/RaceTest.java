package dev.towpath.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.bench.figure.Figures;
import dev.towpath.bench.figure.Latency;
import dev.towpath.bench.figure.Load;
import dev.towpath.bench.figure.Measured.Migration;
import dev.towpath.bench.figure.Result;
import dev.towpath.bench.race.RaceSettings.Pace;
import dev.towpath.bench.way.Towpath;
import dev.towpath.bench.way.Way;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bench as it is, small. What it measures here says nothing; that it measures, and what it counts, does. */
@Timeout(300)
class RaceTest {
    private static final long ROWS = 5_000;
    private static final Pace SHORT = new Pace(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(1));

    @Test
    void every_way_fills_every_row_but_the_one_that_is_known_to_miss_half_of_them() throws Exception {
        ByteArrayOutputStream progress = new ByteArrayOutputStream();
        Load busy = new Load(300);
        Result result = Race.run(
                new RaceSettings(List.of(ROWS), List.of(Load.QUIET, busy), Way.ALL, 1, SHORT),
                new PrintStream(progress, true, StandardCharsets.UTF_8),
                Map.of());
        assertThat(result.ways()).hasSize(2 * Way.ALL.size());
        for (Figures way : result.ways()) {
            assertThat(way.rowsWrong()).as(way.name()).isZero();
            assertThat(way.rowsMissed()).as(way.name()).isEqualTo(way.name().equals("limit-offset") ? ROWS / 2 : 0);
            assertThat(way.seconds()).as(way.name()).isPositive();
            assertThat(way.ratio()).as(way.name()).isPositive();
            assertThat(way.longestRowLockMs()).as(way.name()).isPositive();
            assertThat(way.walBytesPerRow()).as(way.name()).isPositive();
            judgeApplication(way);
            judgeMigration(way);
        }
        assertThat(result.baselines()).singleElement().satisfies(alone -> {
            assertThat(alone.load()).isEqualTo(busy);
            assertThat(alone.application().operations()).isBetween(290L, 400L);
            assertThat(alone.application().errors()).isZero();
            assertThat(alone.walBytesPerOperation()).isPositive();
        });
        assertThat(result.machine().postgresql()).startsWith("18");
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("5,000 rows, 300/s: limit-offset");
    }

    private static void judgeApplication(Figures way) {
        Latency application = way.application();
        if (way.load().quiet()) {
            assertThat(application).isNull();
        } else {
            assertThat(application).isNotNull();
            assertThat(application.errors()).isZero();
            assertThat(application.operations()).as(way.name()).isPositive();
            assertThat(application.max())
                    .isGreaterThanOrEqualTo(application.p50())
                    .isPositive();
        }
    }

    private static void judgeMigration(Figures way) {
        Migration migration = way.migration();
        assertThat(migration != null)
                .as(way.name())
                .isEqualTo(Way.ALL.stream()
                        .anyMatch(each -> each instanceof Towpath && each.name().equals(way.name())));
        if (migration == null) {
            // Towpath's sessions stay open, and report later than a test wants to wait.
            assertThat(way.deadTuples()).as(way.name()).isPositive();
        } else {
            assertThat(migration.seconds()).isGreaterThan(way.seconds());
            assertThat(migration.cost().events()).isPositive();
            assertThat(migration.cost().actions())
                    .isBetween(5L, migration.cost().events());
            assertThat(migration.cost().bytes()).isGreaterThan(migration.cost().events());
        }
    }
}
