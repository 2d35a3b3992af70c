package dev.towpath.review.rule.transaction;

import dev.towpath.model.finding.Severity;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Transactions;
import java.util.function.Consumer;

/** So many locking statements in one transaction that nobody can say how long the first lock is held. */
final class TooManyStatements implements Rule {
    private static final int MANY = 30;
    private static final RuleInfo INFO = Rules.info(
            "too-many-statements", "many locking statements in one transaction", RuleKind.TRANSACTION, Severity.INFO);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (scene.course().transaction() == Transactions.NONE
                || scene.strongLocks().isEmpty()
                || !scene.first()) {
            return;
        }
        if (scene.course().held().statements() == MANY) {
            say.accept(Said.of(
                            "more than " + MANY
                                    + " statements of this transaction lock tables in use: the first lock is held until the last statement is done")
                    .advice("Cut the file into several migrations. Towpath commits step by step by itself."));
        }
    }
}
