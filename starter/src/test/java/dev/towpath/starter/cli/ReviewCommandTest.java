package dev.towpath.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paper engine understands no statement, so each line is an error until somebody decides otherwise. */
class ReviewCommandTest {
    private static final Clock JUNE = Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private record Run(int code, String out, String err) {
        JsonNode json() throws IOException {
            return new JsonMapper().readTree(out);
        }
    }

    @BeforeEach
    void project() throws IOException {
        Files.createDirectory(directory.resolve("db"));
        write("db/V1.paper", "one\n");
        write("db/V2.paper", "two\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private Run review(String... more) {
        String[] arguments = new String[4 + more.length];
        System.arraycopy(new String[] {"review", "db", "--engine", "paper"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return run(arguments);
    }

    private Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        err.reset();
        int code = CommandRunner.run(surroundings(out), arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Surroundings surroundings(OutputStream out) {
        return new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                directory,
                false,
                false,
                Duration.ofSeconds(1),
                (settings, environment) -> {
                    throw new AssertionError("a review needs no server");
                },
                JUNE);
    }

    @Test
    void a_caret_points_at_the_column_of_the_file() {
        assertThat(review().out()).startsWith("""
                        V1.paper:1:1: error not-understood Nobody can tell what this statement does: it is on paper
                            1 | one
                              | ^
                            Rewrite it, or set policy.not-understood""");
    }

    @Test
    void a_waived_finding_fails_nothing_and_is_shown_on_demand() throws IOException {
        write("db/V1.paper", "one -- towpath:ignore not-understood reason=\"read it\" owner=ann until=2026-06-15\n");
        write("towpath.yaml", "review: {waivers: [{rule: not-understood, file: 'V2*', reason: later}]}");

        Run run = review();
        JsonNode json = review("-o", "json").json();

        assertThat(run.code()).isZero();
        assertThat(run.out()).endsWith("0 errors, 0 warnings; 2 waived (--show-waived shows them)\n");
        assertThat(review("--show-waived").out()).contains("    waived: read it (ann), until 2026-06-15; V1.paper:1:5");
        assertThat(json.path("findings")).isEmpty();
        assertThat(json.at("/waived/0/reason").asText()).isEqualTo("read it");
        assertThat(json.at("/waived/0/owner").asText()).isEqualTo("ann");
        assertThat(json.at("/waived/0/until").asText()).isEqualTo("2026-06-15");
        assertThat(json.at("/waived/1/waivedAt").asText()).isEqualTo("../towpath.yaml:1:1");
    }

    @Test
    void waivers_that_ended_or_waive_nothing_are_findings_on_that_day() throws IOException {
        write("db/V1.paper", "one -- towpath:ignore not-understood reason=x until=2026-06-14\n");
        write("towpath.yaml", "review: {waivers: [{rule: destructive, reason: x}, {rule: not-understood, table: t}]}");

        Run run = review();

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out())
                .contains(
                        "V1.paper:1:5: warning expired-waiver The waiver of not-understood ended on 2026-06-14.",
                        "../towpath.yaml:1:1: warning unused-waiver",
                        "../towpath.yaml:1:1: warning waiver-without-reason");
    }

    @Test
    void a_team_may_require_owners_and_ends() throws IOException {
        write("db/V1.paper", "one -- towpath:ignore not-understood reason=x\n");
        write("towpath.yaml", "review: {require-waiver-owner: true, require-waiver-expiry: true}");

        assertThat(review().out()).contains("warning waiver-without-owner");
    }

    @Test
    void rules_can_be_switched_off_or_taken_less_seriously() throws IOException {
        write("towpath.yaml", "review: {rules: {not-understood: off}}");
        assertThat(review().out()).endsWith("0 errors, 0 warnings\n");
        write("towpath.yaml", "review: {rules: {not-understood: info}}");
        assertThat(review().code()).isZero();
        assertThat(review().out()).endsWith("0 errors, 0 warnings, 2 infos\n");
    }

    @Test
    void a_rule_that_is_silent_by_default_speaks_when_it_gets_a_level() throws IOException {
        write("db/V1.paper", "one -- towpath:ignore drop-needs-tombstone-name reason=x\n");
        assertThat(review().out()).doesNotContain("unused-waiver");
        write("towpath.yaml", "review: {rules: {drop-needs-tombstone-name: warning}}");
        assertThat(review().out()).contains("warning unused-waiver");
    }

    @Test
    void remarks_are_cut_short_unless_somebody_wants_them_all() throws IOException {
        write("towpath.yaml", "review: {rules: {not-understood: info}}");
        write("db/V2.paper", "line\n".repeat(30));

        assertThat(review().out()).contains("… and 21 more infos, --verbose shows them");
        assertThat(review("--verbose").out()).contains("V2.paper:30:1").doesNotContain("more infos");
    }

    @Test
    void everything_wrong_with_the_section_is_told_at_once() throws IOException {
        write("towpath.yaml", """
                review:
                  rules: {not-understod: off, destructive: loud}
                  min-coverage: 101
                  require-waiver-owner: yes
                  waivers:
                    - {reason: x, until: soon, rulle: y}
                    - not-understood
                  baselin: x
                """);

        Run run = review();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "9 problems in ",
                        "review.rules.not-understod: is not a rule; did you mean \"not-understood\"?",
                        "review.rules.destructive: \"loud\" is not one of off, info, warning, error",
                        "review.min-coverage: \"101\" is not a percentage from 0 to 100",
                        "review.require-waiver-owner: \"yes\" is not true or false",
                        "review.waivers[0].rule: is required",
                        "review.waivers[0].until: \"soon\" is not a date",
                        "review.waivers[1]: must hold keys and values",
                        "review.baselin: is not a key of Towpath; did you mean \"baseline\"?")
                .contains("review.waivers[0].rulle: is not a key of Towpath; did you mean \"rule\"?");
    }

    @Test
    void a_baseline_leaves_out_what_was_there_and_tells_what_is_gone() throws IOException {
        Run written = review("--write-baseline", "accepted.json");
        assertThat(written.code()).isZero();
        assertThat(written.err()).startsWith("Wrote 2 findings to ");
        assertThat(written.out()).endsWith("0 errors, 0 warnings; 2 in the baseline\n");

        write("db/V1.paper", "-\n  ONE\n");
        write("db/V2.paper", "three\n");
        Run run = review("--baseline", "accepted.json");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out())
                .contains("V1.paper:1:1", "V2.paper:1:1")
                .doesNotContain("V1.paper:2:1")
                .contains("1 entry of the baseline matches nothing any more")
                .endsWith("2 errors, 0 warnings; 1 in the baseline\n");
        JsonNode json = review("--baseline", "accepted.json", "-o", "json").json();
        assertThat(json.path("baseline")).hasSize(1);
        assertThat(json.path("baselineStale").asInt()).isEqualTo(1);
        write("towpath.yaml", "review: {baseline: accepted.json}");
        assertThat(review().out()).endsWith("2 errors, 0 warnings; 1 in the baseline\n");
        assertThat(review("--write-baseline", "accepted.json").out()).endsWith("; 3 in the baseline\n");
    }

    @Test
    void a_baseline_is_a_list_that_people_can_read() throws IOException {
        review("--write-baseline", "build/accepted.json");

        JsonNode json = new JsonMapper().readTree(Files.readString(directory.resolve("build/accepted.json")));

        assertThat(json.path("version").asInt()).isEqualTo(1);
        assertThat(json.at("/findings/1/rule").asText()).isEqualTo("not-understood");
        assertThat(json.at("/findings/1/file").asText()).isEqualTo("V2.paper");
        assertThat(json.at("/findings/1/line").asInt()).isEqualTo(1);
        assertThat(json.at("/findings/1/statement").asText()).isEqualTo("two");
        assertThat(json.at("/findings/1/fingerprint").asText()).hasSize(16);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing.json|does not exist. Write one with --write-baseline",
                "db/V1.paper|is not JSON",
                "other.json|is no baseline",
                "newer.json|was written by a newer Towpath (version 2)",
            })
    void a_file_that_is_no_baseline_is_a_usage_error(String file, String message) throws IOException {
        write("other.json", "{}");
        write("newer.json", "{\"version\": 2, \"findings\": []}");

        Run run = review("--baseline", file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void coverage_can_fail_a_review_on_its_own() throws IOException {
        write("towpath.yaml", "review: {min-coverage: 99.5}");

        Run run = review("--fail-on", "never");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("0 of 2 statements were understood, fewer than the 99.5 %");
        assertThat(review("--fail-on", "never", "--min-coverage", "0").code()).isZero();
        assertThat(review("--min-coverage", "most").code()).isEqualTo(2);
    }

    @Test
    void several_reports_are_written_beside_what_is_printed() throws IOException {
        Run run = review("--report", "sarif=build/r.sarif", "--report", "JUNIT=build/r.xml", "-o", "gitlab");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out()).startsWith("[ {").contains("\"path\" : \"db/V1.paper\"");
        assertThat(directory.resolve("build/r.sarif")).content().contains("\"version\" : \"2.1.0\"");
        assertThat(directory.resolve("build/r.xml")).content().contains("failures=\"2\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sarif|is not FORMAT=FILE",
                "sarif=|is not FORMAT=FILE",
                "serif=x|did you mean sarif?",
                "json=db/V1.paper/x|cannot be written",
            })
    void a_report_that_cannot_be_written_is_a_usage_error(String option, String message) {
        Run run = review("--report", option);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void two_reports_do_not_share_a_file() {
        assertThat(review("--report", "json=x", "--report", "junit=./x").err())
                .contains("two reports cannot both go to");
    }

    @Test
    void other_commands_know_text_and_json_only() {
        Run run = run("version", "-o", "sarif");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("only a review can be printed as sarif");
    }

    @Test
    void findings_of_unchanged_files_do_not_count_on_a_branch() throws Exception {
        git("init", "-q", "-b", "main");
        git("add", "db");
        git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-q", "-m", "before");
        write("db/V2.paper", "changed\n");

        Run run = review("--since", "main");

        assertThat(run.out())
                .startsWith("V2.paper:1:1: error")
                .contains("1 file, 2 statements", "V2.paper:1:1: warning chain-conflict V2.paper was there before")
                .endsWith("1 error, 1 warning\n");
        assertThat(review("--since", "mian").code()).isEqualTo(2);
        assertThat(review("--since", "main", "--write-baseline", "x").code()).isEqualTo(2);
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(git.exitValue()).isZero();
    }

    @Test
    void a_closed_standard_output_ends_quietly() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        int code = CommandRunner.run(surroundings(closed), "review", "db", "--engine", "paper");

        assertThat(code).isEqualTo(5);
        assertThat(err.size()).isZero();
    }

    @Test
    void explain_lists_the_rules_and_prints_a_page() throws IOException {
        assertThat(run("explain").out()).containsPattern("(?m)^unused-waiver +a waiver that waives nothing$");
        assertThat(run("explain", "Unused-Waiver").out())
                .startsWith("# unused-waiver\n\nThe waiver waives nothing.\n")
                .contains("## Why", "## Instead", "## Example");
        JsonNode page = run("explain", "opaque-sql", "-o", "json").json();
        assertThat(page.path("docs").asText()).isEqualTo("docs/rules/opaque-sql.md");
        assertThat(page.path("why").asText()).isNotBlank();
        assertThat(run("explain", "-o", "json").json().path("rules").size()).isGreaterThan(10);
        Run unknown = run("explain", "destuctive");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("There is no rule \"destuctive\". Did you mean \"destructive\"?");
    }
}
