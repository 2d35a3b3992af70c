package dev.towpath.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent.SqlScript;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.ChangelogReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictFindingsTest {
    private static List<Finding> errors(String sql) {
        Changeset changeset = new Changeset(
                ChangesetId.of("V1.sql"),
                "V1.sql",
                "",
                false,
                new SqlScript(Script.verbatim("V1.sql", sql), TransactionMode.WHOLE));
        return new ChangelogReview(Planned.ENGINE, new ServerVersion(17, 0), Policy.DEFAULT, false)
                .review(new ChangelogReader(Planned.ENGINE.language()).read(List.of(changeset))).findings().stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .toList();
    }

    @Test
    void what_fails_is_said_once_by_the_rule_that_knows_why() {
        assertThat(errors("ALTER TABLE orders ADD COLUMN total int NOT NULL;"))
                .extracting(Finding::rule)
                .containsExactly("add-required-column");
    }

    @Test
    void what_no_rule_says_is_a_whole_sentence() {
        assertThat(errors("UPDATE orders SET total = random();"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.message()).matches("[A-Z].*\\."));
    }
}
