package dev.towpath.starter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.finding.Finding;
import dev.towpath.starter.render.Form;
import dev.towpath.starter.render.Paint;
import dev.towpath.testing.golden.Golden;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static String print(Form form) {
        return Reports.print(Hostile.report(), form, Paint.PLAIN);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void every_form_is_as_expected_whatever_names_try_to_mean(Form form) {
        Golden.assertMatches("reports/hostile." + form.name().toLowerCase(Locale.ROOT) + ".txt", print(form));
    }

    @Test
    void sarif_follows_the_schema_of_its_standard() throws Exception {
        String log = print(Form.SARIF);

        assertThat(schema().validate(log, InputFormat.JSON)).isEmpty();
        assertThat(schema().validate(log.replace("\"level\" : \"error\"", "\"level\" : \"fatal\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void sarif_suppresses_what_was_waived_or_accepted_and_counts_columns_as_findings_do() throws Exception {
        JsonNode run = JSON.readTree(print(Form.SARIF)).at("/runs/0");

        assertThat(run.path("columnKind").asText()).isEqualTo("unicodeCodePoints");
        assertThat(run.path("results")).hasSize(6);
        assertThat(run.at("/results/0").has("suppressions")).isFalse();
        assertThat(run.at("/results/4/suppressions/0/kind").asText()).isEqualTo("inSource");
        assertThat(run.at("/results/5/suppressions/0/kind").asText()).isEqualTo("external");
        for (JsonNode result : run.path("results")) {
            JsonNode rule =
                    run.at("/tool/driver/rules").path(result.path("ruleIndex").asInt());
            assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
        }
    }

    private static JsonSchema schema() throws Exception {
        try (InputStream in = ReportsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(in);
        }
    }

    @Test
    void junit_is_xml_and_fails_from_the_limit_on() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(print(Form.JUNIT).getBytes(StandardCharsets.UTF_8)));

        Element suites = document.getDocumentElement();
        assertThat(suites.getAttribute("tests")).isEqualTo("5");
        assertThat(suites.getAttribute("failures")).isEqualTo("2");
        assertThat(document.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("db/migration/" + Hostile.FILE);
        assertThat(document.getElementsByTagName("failure").item(0).getTextContent())
                .contains("]]>s</td><script>");
    }

    @Test
    void a_workflow_command_never_spans_lines_and_the_worst_comes_first() {
        List<String> lines = print(Form.GITHUB).lines().toList();

        assertThat(lines).hasSize(5);
        assertThat(lines.subList(0, 2)).allMatch(line -> line.startsWith("::error file="));
        assertThat(lines.get(2)).startsWith("::warning file=");
        assertThat(lines.get(3)).startsWith("::notice file=");
        assertThat(lines.getFirst()).contains("'c'%2Cd%3Ae%250A%3A%3Aerror%3A%3Ax]]>|");
    }

    @Test
    void gitlab_gets_a_fingerprint_of_its_own_for_equal_statements() throws Exception {
        Set<String> fingerprints = new HashSet<>();
        JSON.readTree(print(Form.GITLAB))
                .forEach(issue -> fingerprints.add(issue.path("fingerprint").asText()));

        assertThat(fingerprints).hasSize(4);
    }

    @Test
    void a_comment_never_gets_longer_than_a_forge_takes_and_says_how_much_is_missing() {
        List<Finding> many = Collections.nCopies(500, Hostile.error());

        String comment = Reports.print(Hostile.report(many), Form.MARKDOWN, Paint.PLAIN);

        assertThat(comment.length()).isBetween(40_000, MarkdownReport.LONGEST);
        int shown = comment.split("\\*\\*error\\*\\*", -1).length - 1;
        assertThat(comment).contains("… " + (500 - shown) + " more. `towpath review` shows them all.\n");
    }

    @Test
    void a_comment_mentions_nobody_and_links_nowhere() {
        String comment = print(Form.MARKDOWN);
        String rendered = Pattern.compile("&#([0-9]+);")
                .matcher(comment.replaceAll("(?s)(`{3,})sql.*?\\n\\1\\n", "").replaceAll("<code>.*?</code>", ""))
                .replaceAll(entity -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(entity.group(1)))));

        assertThat(comment).doesNotContain("<td", "\u202e");
        assertThat(rendered).contains("@\u200bteam").doesNotContain("@team", "#1", "http://");
    }

    @Test
    void the_caret_stands_under_the_column_also_behind_wide_letters_and_in_long_lines() {
        List<String> lines = print(Form.TEXT).lines().toList();

        int wide = indexOf(lines, "    2 | ");
        assertThat(lines.get(wide)).isEqualTo("    2 |  漢é DROP   TABLE x;");
        assertThat(lines.get(wide + 1)).isEqualTo("      |      ^");
        int far = indexOf(lines, "    3 | ");
        assertThat(lines.get(far).charAt(lines.get(far + 1).indexOf('^'))).isEqualTo('H');
        assertThat(lines.get(far).length()).isLessThan(140);
    }

    private static int indexOf(List<String> lines, String start) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i;
            }
        }
        throw new AssertionError(start + " is not in " + lines);
    }

    @Test
    void paths_are_those_of_the_directory_the_command_runs_in() {
        Path here = Path.of("").toAbsolutePath();

        assertThat(Places.of(here, here.resolve("db/migration")).of("V1.sql")).isEqualTo("db/migration/V1.sql");
        assertThat(Places.of(here, here.resolve("db")).of("../towpath.yaml")).isEqualTo("towpath.yaml");
        assertThat(Places.of(here, here).of("V1.sql")).isEqualTo("V1.sql");
        assertThat(Places.of(here.resolve("a"), here.resolve("b")).of("V1.sql")).isEqualTo("V1.sql");
    }

    @Test
    void a_file_is_cut_into_lines_once_however_many_findings_it_has() {
        String text = "SELECT 1;\n".repeat(100_000);
        Sources sources = new Sources(Map.of("a.sql", text));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int line = 1; line <= 100_000; line++) {
                assertThat(sources.line(new SourcePosition("a.sql", line, 1))).contains("SELECT 1;");
            }
        });
        assertThat(sources.line(new SourcePosition("a.sql", 100_001, 1))).isEmpty();
        assertThat(sources.line(new SourcePosition("b.sql", 1, 1))).isEmpty();
    }
}
