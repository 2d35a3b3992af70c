package dev.towpath.activity.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.throttle.Measured;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitTimesTest {
    private final CommitTimes times = new CommitTimes();

    private static long second(int n) {
        return Duration.ofSeconds(n).toNanos();
    }

    private void commits(int second, long... millis) {
        for (long one : millis) {
            times.add(Duration.ofMillis(one), second(second));
        }
    }

    @Test
    void the_middle_one_of_the_newest_counts() {
        commits(0, 900, 900, 900, 1, 2, 3, 4, 5_000);

        assertThat(times.latency(second(1))).isEqualTo(Measured.of(Duration.ofMillis(3)));
    }

    @Test
    void what_is_old_is_forgotten() {
        commits(0, 900, 900, 900);
        commits(8, 7);

        assertThat(times.latency(second(10))).isEqualTo(Measured.of(Duration.ofMillis(900)));
        assertThat(times.latency(second(11))).isEqualTo(Measured.of(Duration.ofMillis(7)));
        assertThat(times.latency(second(19))).isEqualTo(Measured.notHere());
    }
}
