package dev.towpath.review.waiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.postgres.sql.PostgresLanguage;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.finding.Waiver;
import dev.towpath.review.ChangelogReader;
import dev.towpath.review.ReadChangeset;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case waives the rule {@code r} for some of the statements {@code SELECT 1}, {@code SELECT 2}, {@code SELECT 3}. */
class WaiverCommentsTest {
    private static final String REST = " r reason=x";

    @Test
    void a_comment_in_front_is_about_the_next_statement() {
        assertThat(waived("SELECT 1;\n-- towpath:ignore" + REST + "\n-- more\n\nSELECT 2;\nSELECT 3;"))
                .containsExactly("SELECT 2");
        assertThat(waived("/* towpath:ignore" + REST + " */ SELECT 1; SELECT 2"))
                .containsExactly("SELECT 1");
        assertThat(waived("SELECT 1; /* towpath:ignore" + REST + " */ SELECT 2"))
                .containsExactly("SELECT 2");
    }

    @Test
    void a_comment_on_the_first_line_is_about_that_statement() {
        assertThat(waived("SELECT -- towpath:ignore" + REST + "\n 1;\nSELECT 2;"))
                .singleElement()
                .asString()
                .startsWith("SELECT --");
        assertThat(waived("SELECT 1; -- towpath:ignore" + REST + "\nSELECT 2;")).containsExactly("SELECT 1");
        assertThat(waived("SELECT\n 1; -- towpath:ignore" + REST + "\nSELECT 2;"))
                .containsExactly("SELECT\n 1");
        assertThat(waived("SELECT 1 -- towpath:ignore" + REST)).hasSize(1);
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void any_number_of_blanks_between_the_words_is_passed_once() {
        String blanks = " ".repeat(200_000);
        assertThat(waived(
                        "SELECT 1;\n-- towpath:ignore r" + blanks + "reason" + blanks + "=" + blanks + "x\nSELECT 2;"))
                .containsExactly("SELECT 2");
        assertThat(waived("SELECT 1;\n-- towpath:ignore a" + blanks + "=\nSELECT 2;"))
                .isEmpty();
        assertThat(waived("SELECT 1;\n--" + blanks + "towpath:ignore a" + "-".repeat(200_000) + "\nSELECT 2;"))
                .isEmpty();
    }

    @Test
    void a_comment_behind_everything_is_about_nothing() {
        assertThat(waived("SELECT 1;\n-- towpath:ignore" + REST)).isEmpty();
    }

    @Test
    void a_comment_may_be_about_the_whole_file() {
        assertThat(waived("SELECT 1; SELECT 2;\n-- towpath:ignore-file" + REST + "\nSELECT 3"))
                .hasSize(3);
    }

    @Test
    void quotes_bodies_data_and_longer_words_hold_no_waiver() {
        assertThat(waived("SELECT '-- towpath:ignore" + REST + "';SELECT 2")).isEmpty();
        assertThat(waived("DO $$ begin -- towpath:ignore" + REST + "\n end $$;"))
                .isEmpty();
        assertThat(waived("COPY a FROM STDIN;\n-- towpath:ignore" + REST + "\n'\n\\.\nSELECT 2;"))
                .isEmpty();
        assertThat(waived("-- towpath:ignored" + REST + "\nSELECT 1")).isEmpty();
        assertThat(waived("-- see towpath:ignore" + REST + "\nSELECT 1")).isEmpty();
    }

    @Test
    void what_follows_copied_data_is_read_again() {
        assertThat(waived("COPY a FROM STDIN;\n'\n\\.\n-- towpath:ignore" + REST + "\nSELECT 2;"))
                .containsExactly("SELECT 2");
    }

    @Test
    void replaced_placeholders_move_nothing() {
        String original = "SELECT ${a}; SELECT 2; -- towpath:ignore" + REST;
        String text = original.replace("${a}", "'a longer value'");
        Script script = new Script("V1.sql", text, original, List.of(new Script.Replacement(7, 16, 4)));

        assertThat(waived(script)).containsExactly("SELECT 2");
    }

    @Test
    void rules_reason_owner_and_end_are_read() {
        List<Waiver> waivers = written("SELECT 1 /* towpath:ignore drop-table, not-understood reason=\"it's, gone\"\n"
                        + " owner='Ann B' until=2027-01-31 */")
                .waivers();

        assertThat(waivers).extracting(Waiver::rule).containsExactly("drop-table", "not-understood");
        assertThat(waivers).allSatisfy(waiver -> {
            assertThat(waiver.reason()).isEqualTo("it's, gone");
            assertThat(waiver.owner()).isEqualTo("Ann B");
            assertThat(waiver.until()).isEqualTo(LocalDate.of(2027, 1, 31));
            assertThat(waiver.at()).isEqualTo(new SourcePosition("V1.sql", 1, 10));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "reason=\"x\"",
                "r reason=\"x",
                "r reason=",
                "r until=soon",
                "r until=2027-02-30",
                "r because=x",
                "r; reason=x",
            })
    void a_comment_that_cannot_be_read_is_a_finding_and_waives_nothing(String rest) {
        WrittenWaivers written = written("-- towpath:ignore " + rest + "\nSELECT 1;");

        assertThat(written.waivers()).isEmpty();
        assertThat(written.mistakes()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("malformed-waiver");
            assertThat(finding.at()).isEqualTo(new SourcePosition("V1.sql", 1, 1));
        });
    }

    private static WrittenWaivers written(String sql) {
        return WaiverComments.in(List.of(read(Script.verbatim("V1.sql", sql))));
    }

    private static Stream<String> waived(String sql) {
        return waived(Script.verbatim("V1.sql", sql));
    }

    private static Stream<String> waived(Script script) {
        ReadChangeset read = read(script);
        List<Waiver> waivers = WaiverComments.in(List.of(read)).waivers();
        return read.statements().stream()
                .map(understanding -> understanding.statement())
                .filter(statement -> waivers.stream().anyMatch(waiver -> waiver.covers(finding(statement))))
                .map(Statement::sql);
    }

    private static Finding finding(Statement statement) {
        return Finding.of("r", Severity.ERROR, "m", "a", statement.at(), statement.sql());
    }

    private static ReadChangeset read(Script script) {
        Changeset changeset = new Changeset(
                ChangesetId.of("V1"), "", "", false, new ChangesetContent.SqlScript(script, TransactionMode.WHOLE));
        return new ChangelogReader(new PostgresLanguage())
                .read(List.of(changeset))
                .getFirst();
    }
}
