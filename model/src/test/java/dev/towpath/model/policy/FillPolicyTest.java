package dev.towpath.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FillPolicyTest {
    @ParameterizedTest
    @EnumSource(FillSetting.class)
    void every_default_is_a_value_that_could_be_written(FillSetting setting) {
        assertThat(setting.normalized(setting.standard())).contains(setting.standard());
        assertThat(FillSetting.of(setting.key())).contains(setting);
    }

    @ParameterizedTest
    @CsvSource({
        "chunk-target, 5ms, 5ms",
        "chunk-target, 2000ms, 2s",
        "chunk-target, 0ms, ",
        "chunk-target, 11s, ",
        "ranges, 4, 4",
        "ranges, 0, ",
        "ranges, four, ",
        "durable-commits, true, true",
        "durable-commits, yes, ",
        "throttle.slot-size, 2048MiB, 2GiB",
        "throttle.slot-size, 10MB, ",
        "throttle.slot-size, 0, 0",
        "throttle.replica-lag, 0, 0",
        "throttle.replica-lag, 90s, 90s",
    })
    void a_setting_knows_its_values(String key, String text, String normalized) {
        assertThat(FillSetting.of(key).orElseThrow().normalized(text).orElse(null))
                .isEqualTo(normalized);
    }

    @Test
    void changes_are_laid_over_what_was_set_before() {
        FillPolicy policy = FillPolicy.DEFAULT.with(Map.of("ranges", "3")).with(Map.of("chunk-target", "5ms"));

        assertThat(policy.ranges()).isEqualTo(3);
        assertThat(policy.chunkTarget()).isEqualTo(Duration.ofMillis(5));
        assertThat(policy.flag(FillSetting.WRAPAROUND)).isTrue();
    }

    @Test
    void what_another_version_wrote_has_the_default_where_this_one_does_not_understand_it() {
        FillPolicy policy = FillPolicy.DEFAULT.with(Map.of("ranges", "many", "new-thing", "1"));

        assertThat(policy.ranges()).isEqualTo(1);
    }
}
