package dev.towpath.adapter.plain.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.adapter.spi.folder.Problems;
import dev.towpath.testing.golden.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, in which words. */
@Timeout(30)
class FillErrorsTest {
    private static final List<String> FILES = List.of(
            "",
            "# nothing",
            "update",
            "[update]",
            "update: t\n  set: x",
            "set: {a: 1}",
            "update: t\ndelete: t\nset: {a: 1}",
            "update: t",
            "update: t\nset:",
            "update: t\nset: {}",
            "update: t\nset: [a]",
            "update: t\nset: {a: 1, a: 2}",
            "update: t\nset: {Total: 1, total: 2}",
            "update: t\nset: {a.b: 1}",
            "update: t\nset: {a: [1]}",
            "update: t\nset: {a: }",
            "update: t\nset: {a: 1}\nwhere:",
            "update: t\nset: {a: 1}\nwhere: a\nwhere: b",
            "update: t\nset: {a: 1}\nwher: a",
            "update: t\nset: {a: 1}\nlimit: 5",
            "update: t\nset: {a: 1}\nusing: b",
            "delete: t\nset: {a: 1}",
            "update: a, b\nset: {a: 1}",
            "update: &x t\nset: {a: *x}",
            "update: t\nset: {a: {b: {c: {d: {e: 1}}}}}",
            "update: t\n---\nupdate: t",
            "update: t\nset: {a: 1}\nwhere: \"a",
            "insert: t\nselect: SELECT 1",
            "insert: t\ncolumns: []\nselect: SELECT 1",
            "insert: t\ncolumns: [a, A]\nselect: SELECT 1",
            "insert: t\ncolumns: [a]\nselect: 1, 2",
            "insert: t\ncolumns: [a]\nselect: SELECT 1 ON CONFLICT DO NOTHING",
            "update: t\nset: {a: 1}\nfrom: b WHERE true",
            "update: t\nset:\n  a: 1;\nwhere: b; DELETE FROM t\nfrom: c -- d");

    private static List<String> problems(String yaml, String engine) {
        Problems problems = new Problems();
        assertThat(FillFile.script("a.fill.yaml", yaml, engine, problems) == null)
                .as(yaml)
                .isNotEqualTo(problems.isEmpty());
        return problems.all();
    }

    @Test
    void every_mistake_is_told_with_its_place() {
        StringBuilder told = new StringBuilder();
        for (String file : FILES) {
            List<String> problems = problems(file, "postgresql");
            assertThat(problems).as(file).isNotEmpty();
            told.append(file.indent(4));
            problems.forEach(problem -> told.append(problem).append('\n'));
            told.append('\n');
        }
        Golden.assertMatches("fill/errors.txt", told.toString());
    }

    @Test
    void what_mysql_writes_otherwise_is_refused_with_the_reason() {
        assertThat(problems("update: t\nset: {a: 1}\nfrom: b", "mysql"))
                .singleElement()
                .asString()
                .startsWith("a.fill.yaml:3:7: from names other tables, and MySQL joins them in another form");
        assertThat(problems("delete: t\nusing: b", "mysql")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true) OR (x",
                "true)",
                "(true",
                "[1)",
                "(1]",
                "a = 'x",
                "a = \"x",
                "a = $$x$",
                "a = $a$x$b$",
                "a = E'\\'",
                "a = 1 --",
                "a = 1 /*",
                "a = 1 /* b */",
                "a = 1; DROP TABLE t",
                "a = 1, b = 2",
                "a = 1\\g",
                "1) WHERE (true",
                "'a' '' ) OR ('",
            })
    void no_expression_leaves_its_place(String expression) {
        String quoted = "\"" + expression.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        for (String yaml : List.of(
                "update: t\nset: {a: 1}\nwhere: " + quoted,
                "update: t\nset: {a: " + quoted + "}",
                "delete: t\nwhere: " + quoted)) {
            assertThat(problems(yaml, "postgresql")).as(yaml).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 'x;) -- ''/*'",
                "a = E'it\\'s )'",
                "\"od)d\" = 1",
                "a = $$;)--'$$",
                "a = $x$ $$ ) $x$",
                "a$b$c = 1",
                "f(a, b) AND (c, d) = (1, 2)",
                "ARRAY[1, 2] = x[1:2]",
                "a #>> '{b}' = 'c' AND a - -1 > 0",
                "note = 'ends with \\'",
            })
    void what_stays_in_its_place_is_left_alone(String expression) {
        String block = "update: t\nset: {a: 1}\nwhere: |\n  " + expression + "\n";
        assertThat(problems(block, "postgresql")).as(expression).isEmpty();
    }

    @Test
    void a_query_ends_where_it_ends_whatever_its_columns_are_called() {
        String insert = "insert: t\ncolumns: [a]\nselect: SELECT ";
        assertThat(problems(insert + "conflict, duplicate FROM b JOIN c ON (true)", "postgresql"))
                .isEmpty();
        for (String more :
                List.of("1 RETURNING a", "1 ON  CONFLICT (a) DO NOTHING", "1 on duplicate key update a = 1")) {
            assertThat(problems(insert + more, "mysql")).as(more).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = 1 # b", "a = 'x\\'", "a = \"x\\\"", "a = `x", "a\n  DELIMITER //\n  b"})
    void mysql_has_quotes_and_comments_of_its_own(String expression) {
        String block = "update: t\nset: {a: 1}\nwhere: |\n  " + expression + "\n";
        assertThat(problems(block, "mysql")).as(expression).hasSize(1);
    }

    @Test
    void large_and_deep_files_are_refused_in_time() {
        assertThat(problems("update: t\nset: {a: '" + "x".repeat(300_000) + "'}", "postgresql"))
                .singleElement()
                .asString()
                .contains("256 KiB");
        assertThat(problems("[".repeat(100_000), "postgresql"))
                .singleElement()
                .asString()
                .contains("nested");
        String many = "update: t\nset:\n" + "  x: 1\n".repeat(30_000);
        assertThat(problems(many, "postgresql")).hasSize(29_999);
    }
}
