package dev.towpath.starter.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    /** Escape, its one-character forms of C1, marks that turn the direction, others that nobody sees, ends of lines. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001B", "\u009B", "\u009D", "\u0007", "\u007F", "\u0085", "\u202E", "\u2066", "\u200F", "\u2028",
                "\u2029", "\uFEFF", "\uD800"
            })
    void nothing_steers_a_terminal(String steering) {
        assertThat(Words.line("a" + steering + "b")).isEqualTo("a b");
        assertThat(Words.block("a\n\t" + steering + "b")).isEqualTo("a\n\t b");
        assertThat(Words.inPlace("a" + steering + "b")).isEqualTo("a b");
    }

    @Test
    void letters_of_any_script_stay() {
        assertThat(Words.line(" Größe 漢字 😀 ")).isEqualTo("Größe 漢字 😀");
        assertThat(Words.inPlace("\t漢 ")).isEqualTo(" 漢 ");
    }
}
