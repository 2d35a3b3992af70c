package dev.towpath.activity.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkSizeTest {
    private static final Duration TARGET = Duration.ofMillis(20);

    private final ChunkSize size = new ChunkSize();

    /** One chunk of a server that needs so many microseconds for a row, beside 300 for the way there and back. */
    private int chunk(double microsPerRow) {
        int rows = size.rows();
        size.took(rows, Duration.ofNanos((long) ((300 + rows * microsPerRow) * 1_000)), TARGET);
        return size.rows();
    }

    @Test
    void grows_to_what_fits_into_the_target_and_by_half_at_a_time_at_most() {
        for (int i = 0; i < 40; i++) {
            int before = size.rows();
            assertThat(chunk(8)).isLessThanOrEqualTo((int) Math.ceil(before * 1.5));
        }

        assertThat(size.rows()).isBetween(2_200, 2_500);
    }

    @Test
    void a_chunk_that_took_far_too_long_is_answered_before_the_next() {
        for (int i = 0; i < 40; i++) {
            chunk(8);
        }
        int before = size.rows();
        size.took(before, TARGET.multipliedBy(5), TARGET);

        assertThat(size.rows()).isBetween(before / 6, before / 4);
    }

    @Test
    void no_accident_cuts_deeper_than_to_a_tenth() {
        size.took(200, Duration.ofSeconds(30), TARGET);

        assertThat(size.rows()).isEqualTo(20);
    }

    @Test
    void most_chunks_fit_where_times_vary_and_not_all_because_of_a_few() {
        Random random = new Random(4);
        int late = 0;
        for (int i = 0; i < 1_000; i++) {
            int rows = size.rows();
            Duration time = Duration.ofNanos((long) (rows * 8_000 * (0.7 + 0.6 * random.nextDouble())));
            late += i > 50 && time.compareTo(TARGET) > 0 ? 1 : 0;
            size.took(rows, time, TARGET);
        }

        assertThat(late).isBetween(20, 230);
    }

    @Test
    void shrinks_to_one_row_and_grows_again() {
        for (int i = 0; i < 20; i++) {
            size.shrink(2);
        }
        assertThat(size.rows()).isOne();

        for (int i = 0; i < 40; i++) {
            chunk(8);
        }
        assertThat(size.rows()).isGreaterThan(1_000);
    }

    @Test
    void follows_a_target_that_is_tuned() {
        for (int i = 0; i < 40; i++) {
            chunk(8);
        }
        size.took(2_400, Duration.ofMillis(19), Duration.ofMillis(10));

        assertThat(size.rows()).isBetween(1_000, 1_300);
    }
}
