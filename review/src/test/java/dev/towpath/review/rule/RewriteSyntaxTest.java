package dev.towpath.review.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.sql.SqlLanguage;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.finding.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a rule proposes is SQL of the engine that its case is about. */
class RewriteSyntaxTest {
    /** Stands for what only a person knows. */
    private static final String PLACEHOLDER = "…";
    /** Each of them is a statement that nobody can run as it stands: more need a reason. */
    private static final int MOST_PLACEHOLDERS = 8;
    /** Fewer would mean that this test lost what it looks at. */
    private static final int AT_LEAST = 150;

    @Test
    void each_proposed_statement_is_one_that_the_engine_reads() throws IOException {
        List<String> unread = new ArrayList<>();
        List<String> placeholders = new ArrayList<>();
        int read = 0;
        for (String rule : RuleCase.rules()) {
            for (RuleCase each : RuleCase.of(rule)) {
                for (Finding finding : each.findings()) {
                    for (String sql : finding.rewrite()) {
                        if (sql.contains(PLACEHOLDER)) {
                            placeholders.add(rule + ": " + sql);
                        } else if (isRead(sql, each.language())) {
                            read++;
                        } else {
                            unread.add(rule + ": " + sql);
                        }
                    }
                }
            }
        }
        assertThat(unread).isEmpty();
        assertThat(placeholders).hasSizeLessThanOrEqualTo(MOST_PLACEHOLDERS);
        assertThat(read).isGreaterThanOrEqualTo(AT_LEAST);
    }

    private static boolean isRead(String sql, SqlLanguage language) {
        List<Understanding> statements = language.split(Script.verbatim("rewrite.sql", sql)).stream()
                .map(language::understand)
                .toList();
        return statements.size() == 1 && statements.getFirst() instanceof Understanding.Understood;
    }
}
