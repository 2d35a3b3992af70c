package dev.towpath.engine.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.throttle.ReplicaReading.Lag;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PositionHistoryTest {
    private final PositionHistory history = new PositionHistory();

    private static long at(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private void looks(long... positions) {
        for (int second = 0; second < positions.length; second++) {
            history.add(at(second), positions[second]);
        }
    }

    private static Lag lag(long seconds, long bytes) {
        return new Lag(Duration.ofSeconds(seconds), bytes);
    }

    @Test
    void who_stands_still_falls_behind_although_it_says_nothing() {
        looks(100, 200, 300, 400);

        assertThat(history.lag(150, null, at(3))).isEqualTo(lag(2, 250));
        assertThat(history.lag(400, Duration.ofHours(1), at(3))).isEqualTo(lag(0, 0));
        assertThat(history.lag(50, null, at(3))).isEqualTo(lag(3, 350));
    }

    @Test
    void what_somebody_says_itself_counts_within_what_was_seen() {
        looks(100, 100, 100, 400);

        assertThat(history.lag(100, Duration.ofHours(1), at(3)))
                .as("a quiet hour is no lag: it had everything a second ago")
                .isEqualTo(lag(1, 300));
        assertThat(history.lag(50, Duration.ofSeconds(1), at(3)))
                .as("it said so before it stood still")
                .isEqualTo(lag(3, 350));
        assertThat(history.lag(50, Duration.ofHours(1), at(3)))
                .as("nobody has seen the opposite")
                .isEqualTo(new Lag(Duration.ofHours(1), 350));
    }

    @Test
    void the_rate_is_that_of_the_last_seconds() {
        assertThat(history.perSecond()).isEmpty();
        looks(0);
        assertThat(history.perSecond()).as("one look has no rate").isEmpty();
        looks(0, 1_000, 2_000, 3_000, 4_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_010);

        assertThat(history.perSecond()).contains(2L);
    }

    @Test
    void remembers_a_long_time_coarsely_and_forgets_another_history() {
        for (int second = 0; second < 100_000; second++) {
            history.add(at(second), second * 10L);
        }

        Duration behind = history.lag(5, null, at(100_000)).time();
        assertThat(behind).isBetween(Duration.ofSeconds(98_000), Duration.ofSeconds(100_000));
        history.add(at(100_001), 7);
        assertThat(history.lag(5, null, at(100_002))).isEqualTo(lag(1, 2));
    }
}
