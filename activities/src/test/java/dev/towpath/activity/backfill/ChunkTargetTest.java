package dev.towpath.activity.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkTargetTest {
    private final ChunkTarget target = new ChunkTarget(Duration.ofMillis(20));
    private long second;

    /** In milliseconds, a second after the last time. */
    private long look(boolean waits) {
        second++;
        return target.now(waits, second * 1_000_000_000L).toMillis();
    }

    @Test
    void is_halved_each_second_while_the_application_waits_down_to_a_quarter() {
        assertThat(target.now(true, 0)).isEqualTo(Duration.ofMillis(10));
        assertThat(target.now(true, 900_000_000)).isEqualTo(Duration.ofMillis(10));
        assertThat(look(true)).isEqualTo(5);
        assertThat(look(true)).isEqualTo(5);
    }

    @Test
    void comes_back_little_by_little() {
        target.now(true, 0);
        assertThat(look(false)).isEqualTo(11);
        assertThat(look(false)).isEqualTo(12);
        for (int i = 0; i < 20; i++) {
            look(false);
        }
        assertThat(look(false)).isEqualTo(20);
    }
}
