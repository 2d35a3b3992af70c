package dev.towpath.review.rule.mysql;

import static dev.towpath.review.rule.RuleKind.TRANSACTION;
import static dev.towpath.review.rule.Rules.mysql;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Transactions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file as a whole, and what it makes, should look like. */
public final class FileRules implements RuleSet {

    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public FileRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                mysql(
                        "mysql-implicit-commit",
                        "several statements that each commit",
                        TRANSACTION,
                        Severity.INFO,
                        when(SchemaOperation.class, FileRules::commits)),
                new EngineAndCharacters());
    }

    /** Said once, at the second. */
    private static @Nullable Said commits(SchemaOperation operation, Scene scene) {
        if (!scene.first() || scene.statement().transaction() != TransactionNeed.IMPLICIT_COMMIT) {
            return null;
        }
        long before = scene.course().statements().subList(0, scene.course().statement()).stream()
                .filter(Transactions::commits)
                .limit(2)
                .count();
        return before == 1
                ? Said.of(
                                "each schema change of this file commits by itself: when one fails, those before it stay, and the tool has to be told so by hand")
                        .advice("Write one schema change per file, or one ALTER TABLE with all its parts.")
                        .settledByTowpath()
                : null;
    }
}
