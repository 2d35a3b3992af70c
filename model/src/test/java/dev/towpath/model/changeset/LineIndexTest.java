package dev.towpath.model.changeset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.Script.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LineIndexTest {
    @Test
    void agrees_with_counting_by_hand_on_any_text() {
        String[] pieces = {"a", "é", "😀", "\n", "\r\n", "\r", "xyz", "\uD83D", "\uDE00", " ".repeat(600)};
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            StringBuilder original = new StringBuilder();
            StringBuilder text = new StringBuilder();
            List<Replacement> replacements = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String piece = pieces[random.nextInt(pieces.length)];
                original.append(piece);
                if (random.nextInt(4) == 0) {
                    String value = "v".repeat(random.nextInt(3));
                    replacements.add(new Replacement(text.length(), value.length(), piece.length()));
                    text.append(value);
                } else {
                    text.append(piece);
                }
            }
            Script script = new Script("a.sql", text.toString(), original.toString(), replacements);
            LineIndex index = new LineIndex(script);
            for (int offset = 0; offset <= text.length(); offset++) {
                assertThat(index.at(offset))
                        .as("seed " + seed + ", offset " + offset)
                        .isEqualTo(counted(script, offset));
            }
        }
    }

    private static SourcePosition counted(Script script, int offset) {
        String before = script.original()
                .substring(
                        0,
                        Math.min(
                                script.originalOffset(offset), script.original().length()));
        // A CR whose LF is cut off does not end a line yet.
        boolean half = before.endsWith("\r") && script.original().startsWith("\n", before.length());
        String[] lines = (half ? before.substring(0, before.length() - 1) + "x" : before).split("\r\n|\r|\n", -1);
        String last = lines[lines.length - 1];
        return new SourcePosition(script.file(), lines.length, last.codePointCount(0, last.length()) + 1);
    }

    @Test
    void a_cut_shifts_what_follows_it_and_nothing_before() {
        Script script = new Script("a.sql", "one\nfour", "one\ntwo\nthree\nfour", List.of(new Replacement(4, 0, 10)));
        LineIndex index = new LineIndex(script);
        assertThat(index.at(0)).hasToString("a.sql:1:1");
        assertThat(index.at(4)).hasToString("a.sql:4:1");
        assertThat(index.at(8)).hasToString("a.sql:4:5");
    }

    @Test
    void parts_of_a_file_in_another_order_are_found_again() {
        // "b" first, then words that the file does not have, then "a\nc" from further up.
        Script script = new Script(
                "a.yaml",
                "b and a\nc",
                "a\nc\nb",
                List.of(new Replacement(0, 0, 4), new Replacement(1, 5, 0), new Replacement(6, 0, -5)));
        LineIndex index = new LineIndex(script);
        Statement statement = new Statement(script.text(), index.at(0), null, index.landmarks(0, 9));
        List<String> expected = List.of("3:1", "3:2", "3:2", "3:2", "3:2", "3:2", "1:1", "1:2", "2:1", "2:2");
        for (int offset = 0; offset < expected.size(); offset++) {
            assertThat(index.at(offset)).hasToString("a.yaml:" + expected.get(offset));
            assertThat(statement.at(offset)).hasToString("a.yaml:" + expected.get(offset));
        }
    }

    @Test
    void what_follows_a_placeholder_in_a_statement_stands_where_the_file_has_it() {
        String original = "x;\nDROP ${long.name} FROB";
        Script script = new Script("a.sql", "x;\nDROP t FROB", original, List.of(new Replacement(8, 1, 12)));
        LineIndex index = new LineIndex(script);
        Statement statement = new Statement("DROP t FROB", index.at(3), null, index.landmarks(3, 14));
        assertThat(statement.at(5)).hasToString("a.sql:2:6");
        assertThat(statement.at(7)).hasToString("a.sql:2:19");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void a_million_places_in_one_line_with_a_million_replacements_are_found_in_time() {
        int many = 1_000_000;
        List<Replacement> replacements = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            replacements.add(new Replacement(2 * i + 1, 1, 2));
        }
        Script script = new Script("a.sql", "éx".repeat(many), "é😀".repeat(many), replacements);
        LineIndex index = new LineIndex(script);
        for (int i = 0; i < many; i++) {
            assertThat(index.at(2 * i).column() == 2 * i + 1).isTrue();
        }
    }
}
