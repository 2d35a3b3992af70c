package dev.towpath.adapter.plain.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.adapter.spi.folder.FillNames;
import dev.towpath.adapter.spi.folder.Problems;
import dev.towpath.model.changeset.LineIndex;
import dev.towpath.model.changeset.Script;
import dev.towpath.testing.golden.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one statement that a fill means, and where its characters stand. */
class FillSqlTest {
    private static Script script(String yaml, String engine) {
        Problems problems = new Problems();
        Script script = FillFile.script("a.fill.yaml", yaml, engine, problems);
        assertThat(problems.all()).isEmpty();
        return Objects.requireNonNull(script);
    }

    private static String sql(String yaml) {
        return script(yaml, "postgresql").text();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = FillSqlTest.class.getResourceAsStream("/fill/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "update-from", "styles", "delete", "insert"})
    void each_fill_is_one_statement(String name) throws IOException {
        Golden.assertMatches("fill/" + name + ".sql", sql(resource(name + ".fill.yaml")));
    }

    @Test
    void a_simple_update_is_the_same_on_mysql() {
        assertThat(script("update: '`order`'\nset: {n: '`n` + 1'}\nwhere: \"s = 'it\\\\'s' \"\n", "mysql")
                        .text())
                .isEqualTo("UPDATE `order`\nSET n = (`n` + 1)\nWHERE (s = 'it\\'s');\n");
    }

    private static String place(Script script, String words) {
        int at = script.text().indexOf(words);
        assertThat(at).as(words).isNotNegative();
        return new LineIndex(script).at(at).toString().replace("a.fill.yaml:", "");
    }

    @Test
    void every_part_stands_where_it_was_written_whatever_the_order_of_the_keys() throws IOException {
        Script script = script(resource("styles.fill.yaml"), "postgresql");
        for (String[] one : new String[][] {
            {"UPDATE", "8:1"},
            {"shop.orders", "8:9"},
            {"SET", "9:1"},
            {"plain", "10:3"},
            {"count * price", "10:10"},
            {"+ 1", "11:5"},
            {"CASE", "13:5"},
            {"WHEN", "14:7"},
            {"ELSE", "15:5"},
            {"folded_a", "17:5"},
            {"folded_b", "18:5"},
            {"it ||", "19:12"},
            {"tail", "19:20"},
            {"😀", "20:13"},
            {"behind", "20:19"},
            {"WHERE", "2:1"},
            {"id > 0", "3:3"},
            {"AND id < 9", "4:5"},
        }) {
            assertThat(place(script, one[0])).as(one[0]).isEqualTo(one[1]);
        }
    }

    @Test
    void line_ends_of_windows_and_a_byte_order_mark_change_nothing() throws IOException {
        String yaml = resource("styles.fill.yaml");
        Script script = script("\uFEFF" + yaml.replace("\n", "\r\n"), "postgresql");
        assertThat(script.text()).isEqualTo(sql(yaml));
        assertThat(place(script, "ELSE")).isEqualTo("15:5");
        assertThat(place(script, "behind")).isEqualTo("20:19");
        assertThat(place(script, "AND id < 9")).isEqualTo("4:5");
    }

    @Test
    void yaml_has_no_meaning_of_its_own_for_values() {
        assertThat(sql("update: t\nset: {a: no, b: 08, c: null, d: 1_000, e: default, f: !!int 1}\nwhere: true"))
                .isEqualTo(
                        "UPDATE t\nSET a = (no),\n    b = (08),\n    c = (null),\n    d = (1_000),\n    e = default,\n    f = (1)\n"
                                + "WHERE (true);\n");
    }

    @Test
    void names_are_known_by_their_ending() {
        assertThat(List.of("a.fill.yaml", "x/B.FILL.YML", "1.2.fill.yml")).allMatch(FillNames::is);
        assertThat(List.of("a.yaml", "fill.yaml", "a.fill.json", "a.fill.yaml.sql"))
                .noneMatch(FillNames::is);
        assertThat(FillFile.name("x/1.2_a.fill.yml")).isEqualTo("1.2_a");
    }

    @Test
    void the_examples_of_the_documentation_are_fills() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("basedir", ""), "../../docs/backfill.md"));
        List<String> examples = Pattern.compile("```yaml\\n(# \\S+\\.fill\\.yaml\\n.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(example -> sql(example.group(1)))
                .toList();
        assertThat(examples).hasSize(3);
        assertThat(examples.getFirst()).isEqualTo("""
                        UPDATE orders o
                        SET total_cents = ((o.total * r.factor)::bigint),
                            currency = ('EUR')
                        FROM rates r
                        WHERE (r.code = o.currency AND o.total_cents IS NULL);
                        """);
    }
}
