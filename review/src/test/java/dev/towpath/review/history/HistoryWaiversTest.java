package dev.towpath.review.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.Engine;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent.SqlScript;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.finding.Finding;
import dev.towpath.review.ChangelogReader;
import dev.towpath.review.Coverage;
import dev.towpath.review.ReadChangeset;
import dev.towpath.review.Review;
import dev.towpath.review.baseline.Baseline;
import dev.towpath.review.outcome.Judgement;
import dev.towpath.review.outcome.Outcome;
import dev.towpath.review.outcome.TeamRules;
import java.time.LocalDate;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A comment above a file's first statement reaches what is said about the file. */
class HistoryWaiversTest {
    private static final String TEXT = """
            -- towpath:ignore %s reason="nobody ran it yet"

            -- What is to come.
            CREATE TABLE a (id bigint PRIMARY KEY);
            CREATE TABLE b (id bigint PRIMARY KEY);
            """;

    @Test
    void an_edited_file_may_be_waived_above_its_first_statement() {
        List<ReadChangeset> read = read(changeset("V1.sql", TEXT.formatted("chain-conflict"), false));

        Outcome outcome = judged(read, HistoryReview.of(read, file -> FileChange.EDITED));

        assertThat(outcome.open()).isEmpty();
        assertThat(outcome.waived()).hasSize(1).allSatisfy(waived -> {
            assertThat(waived.finding().rule()).isEqualTo("chain-conflict");
            assertThat(waived.finding().at().line()).isEqualTo(4);
        });
    }

    @Test
    void so_may_a_file_that_comes_too_early() {
        List<ReadChangeset> read = read(
                changeset("V1.sql", TEXT.formatted("history-nonlinear"), false),
                changeset("V2.sql", "SELECT 1;", false));

        Outcome outcome = judged(
                read, HistoryReview.of(read, file -> file.equals("V1.sql") ? FileChange.ADDED : FileChange.NONE));

        assertThat(outcome.open()).isEmpty();
        assertThat(outcome.waived()).hasSize(1);
    }

    @Test
    void so_may_a_file_without_a_way_back() {
        List<ReadChangeset> read = read(
                changeset("V1.sql", TEXT.formatted("no-reverse-step"), false),
                changeset("V2.sql", "SELECT 1;", true),
                changeset("V3.sql", "SELECT 1;", true));

        Outcome outcome = judged(read, ReverseSteps.of(read));

        assertThat(outcome.open()).isEmpty();
        assertThat(outcome.waived()).hasSize(1);
    }

    private static Outcome judged(List<ReadChangeset> read, List<Finding> findings) {
        List<String> files =
                read.stream().map(each -> each.changeset().content().file()).toList();
        Review review = new Review(findings, new Coverage(1, 1), files, List.of());
        TreeSet<String> rules = new TreeSet<>(List.of("chain-conflict", "history-nonlinear", "no-reverse-step"));
        return new Judgement(TeamRules.NONE, rules, Baseline.EMPTY, LocalDate.of(2026, 1, 1), file -> true)
                .of(review, read);
    }

    private static List<ReadChangeset> read(Changeset... changesets) {
        Engine engine = ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals("postgresql"))
                .findFirst()
                .orElseThrow();
        return new ChangelogReader(engine.language()).read(List.of(changesets));
    }

    private static Changeset changeset(String file, String sql, boolean reversible) {
        return new Changeset(
                ChangesetId.of(file),
                file,
                "",
                false,
                new SqlScript(Script.verbatim(file, sql), TransactionMode.WHOLE),
                reversible);
    }
}
