package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.review.Proposal;
import dev.towpath.review.rule.RuleCase;
import dev.towpath.testing.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a review proposes for the rules' own cases ends in the same catalog as what was written, wherever that runs at all. */
class RuleRewriteTest {
    /** Fewer would mean that the cases stopped running, and that this test proves nothing. */
    private static final int AT_LEAST = 20;

    /** What reaches beyond a database. */
    private static final Pattern BEYOND =
            Pattern.compile("\\b(?:DATABASE|ROLE|USER|TABLESPACE)\\b", Pattern.CASE_INSENSITIVE);

    /** Who makes tables of these names brings all he needs. */
    private static final Pattern MAKES = Pattern.compile(
            "CREATE TABLE (?:IF NOT EXISTS )?(?:customers|orders|items|notes|archive|settings)\\b|CREATE (?:TYPE mood|VIEW report)",
            Pattern.CASE_INSENSITIVE);

    private static final Path PRELUDE =
            Path.of(System.getProperty("basedir", "")).resolve("src/test/resources/rules-prelude.sql");

    @Test
    void proposals_end_where_the_files_would() throws IOException, SQLException {
        String prelude = Files.readString(PRELUDE);
        List<String> compared = new ArrayList<>();
        for (String rule : RuleCase.rules()) {
            for (RuleCase each : RuleCase.of(rule)) {
                if (each.isPostgres() && compare(each, prelude)) {
                    compared.add(rule + ": " + each.name());
                }
            }
        }
        assertThat(compared).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    /** False when what was written does not run, or is held, and so has nothing to be compared with. */
    private static boolean compare(RuleCase each, String prelude) throws SQLException {
        List<Proposal> proposals = each.review().proposals();
        boolean beyond =
                each.files().stream().anyMatch(sql -> BEYOND.matcher(sql).find());
        // What runs as written ends where it was written to.
        boolean rewritten = proposals.stream()
                .flatMap(proposal -> proposal.steps().stream())
                .flatMap(step -> step.statements().stream())
                .anyMatch(statement -> statement.written() != null);
        if (beyond || !rewritten || proposals.stream().anyMatch(proposal -> proposal.hold() != null)) {
            return false;
        }
        String before = each.files().stream().anyMatch(sql -> MAKES.matcher(sql).find()) ? "" : prelude;
        try (TestDatabase written = TestDatabase.create()) {
            TrialRun.asWritten(statements(before), written);
            if (!runs(each, written)) {
                return false;
            }
            try (TestDatabase byHand = TestDatabase.create()) {
                TrialRun.asWritten(statements(before), byHand);
                for (Proposal proposal : proposals) {
                    HandRun.run(proposal.steps(), byHand);
                }
                assertThat(CatalogDump.of(byHand))
                        .as(each.rule() + ": " + each.name())
                        .isEqualTo(CatalogDump.of(written));
                return true;
            }
        }
    }

    private static boolean runs(RuleCase each, TestDatabase database) {
        try {
            for (String sql : each.files()) {
                TrialRun.asWritten(statements(sql), database);
            }
            return true;
        } catch (SQLException e) {
            // It names what is not there, or is the mistake that its rule is about.
            return false;
        }
    }

    private static List<PlannedStatement> statements(String sql) {
        return Planned.ENGINE.language().split(Script.verbatim("case.sql", sql)).stream()
                .map(Planned.ENGINE.language()::understand)
                .map(Understanding::statement)
                .map(s -> new PlannedStatement(s.sql(), null, s.at(), List.of(), s.copyData()))
                .toList();
    }
}
