package dev.towpath.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final long MICROS = NOON.getEpochSecond() * 1_000_000;

    @Test
    void an_operation_belongs_to_the_span_in_which_it_was_due_however_long_it_took() {
        Samples samples = new Samples(
                new long[] {MICROS - 1, MICROS, MICROS + 999_999, MICROS + 1_000_000},
                new int[4],
                new int[] {9_000_000, 1_000, 5_000_000, 7_000_000},
                0,
                "");
        Latency second = samples.between(NOON, NOON.plusSeconds(1));
        assertThat(second.operations()).isEqualTo(2);
        assertThat(second.p50()).isEqualTo(1);
        assertThat(second.max()).isEqualTo(5_000);
    }

    @Test
    void an_error_counts_as_an_operation_and_has_no_time() {
        Samples samples =
                new Samples(new long[] {MICROS, MICROS}, new int[2], new int[] {-1, 2_500}, 0, "order 7 is gone");
        Latency second = samples.between(NOON, NOON.plusSeconds(1));
        assertThat(second).isEqualTo(new Latency(2.5, 2.5, 2.5, 2.5, 2, 1, 0));
    }

    @Test
    void whatever_begins_more_than_ten_milliseconds_late_missed_its_schedule() {
        Samples samples = new Samples(new long[] {MICROS, MICROS}, new int[] {10_000, 10_001}, new int[] {1, 1}, 0, "");
        assertThat(samples.between(NOON, NOON.plusSeconds(1)).missedSchedule()).isEqualTo(1);
    }
}
