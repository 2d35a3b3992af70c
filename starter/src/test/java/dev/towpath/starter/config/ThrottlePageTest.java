package dev.towpath.starter.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.policy.FillSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of the throttle's signals names every limit with its default. */
class ThrottlePageTest {
    @ParameterizedTest
    @EnumSource
    void has_a_row_for_each_limit(FillSetting setting) throws IOException {
        String page = Files.readString(Path.of(System.getProperty("towpath.repository"), "docs/throttle.md"));
        if (setting == FillSetting.ALARM_AFTER) {
            assertThat(page).contains("`alarm-after` (" + setting.standard() + ")");
        } else if (setting.key().startsWith("throttle.")) {
            String key = setting.key().substring("throttle.".length());
            assertThat(page).containsPattern("(?m)^\\| `" + key + "` \\| " + setting.standard() + "( \\(off\\))? \\|");
        }
    }
}
