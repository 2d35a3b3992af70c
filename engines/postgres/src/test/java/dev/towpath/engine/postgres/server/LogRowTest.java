package dev.towpath.engine.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.throttle.ArchiveReading;
import dev.towpath.model.throttle.Measured;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogRowTest {
    private static final long MIB = 1L << 20;

    /** In the middle of segment 300 of 16 MiB, which is 1/2C. */
    private static Measured<ArchiveReading> at300(@Nullable String archived, @Nullable String failed) {
        return row(300 * 16 * MIB + 1, 16 * MIB, archived, failed).archive(298);
    }

    private static LogRow row(long position, long segment, @Nullable String archived, @Nullable String failed) {
        return new LogRow(1, position, 1, segment, true, archived, failed, false, "owner");
    }

    private static Measured<ArchiveReading> waiting(long segments) {
        return Measured.of(new ArchiveReading(segments, false));
    }

    @Test
    void counts_finished_segments_behind_the_one_archived_last() {
        assertThat(at300("00000001000000010000002B", null)).isEqualTo(waiting(0));
        assertThat(at300("0000000100000001000000FF", null)).as("ahead of us").isEqualTo(waiting(0));
        assertThat(at300("0000000100000000000000FF", "000000010000000000000001"))
                .isEqualTo(waiting(44));
        assertThat(at300("000000010000000100000020.00000028.backup", null)).isEqualTo(waiting(11));
        assertThat(row(5L << 30, 1L << 30, "000000010000000000000002", null).archive(0))
                .as("segments of 1 GiB")
                .isEqualTo(waiting(2));
    }

    @Test
    void before_anything_is_archived_counts_from_what_failed_or_from_the_first_look() {
        assertThat(at300(null, "000000010000000000000064")).isEqualTo(waiting(200));
        assertThat(at300(null, null)).isEqualTo(waiting(2));
        assertThat(at300("00000002.history", "000000010000000000000001"))
                .as("what failed before a new timeline was archived is long past")
                .isEqualTo(waiting(2));
    }
}
