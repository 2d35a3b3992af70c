package dev.towpath.testing.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
    @TempDir
    Path folder;

    @Test
    void accepts_the_text_of_the_file() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "çay\n");
        Golden.assertMatches(file, "çay\n", false);
        Golden.assertMatches(file, "çay\n", true);
    }

    @Test
    void finds_resources_of_the_running_module() {
        Golden.assertMatches("golden/found.txt", "found\n");
    }

    @Test
    void shows_both_texts_and_how_to_update_when_they_differ() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "old\n");
        assertThatThrownBy(() -> Golden.assertMatches(file, "new\n", false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("old", "new", "-Dgolden=update");
        assertThat(file).hasContent("old\n");
    }

    @Test
    void names_a_missing_file() {
        assertThatThrownBy(() -> Golden.assertMatches(folder.resolve("none.txt"), "x", false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("none.txt is missing", "-Dgolden=update");
    }

    @Test
    void writes_the_file_on_update_and_fails_all_the_same() {
        Path file = folder.resolve("deeper/a.txt");
        assertThatThrownBy(() -> Golden.assertMatches(file, "new\n", true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was rewritten");
        assertThat(file).hasContent("new\n");
    }
}
