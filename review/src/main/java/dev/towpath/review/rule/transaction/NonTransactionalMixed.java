package dev.towpath.review.rule.transaction;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.model.finding.Severity;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.function.Consumer;

/** A statement that cannot be in a transaction stands beside others: when the file fails, part of it has happened. */
final class NonTransactionalMixed implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "non-transactional-mixed",
            "a statement outside of transactions stands beside others",
            RuleKind.TRANSACTION,
            Severity.WARNING);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        boolean outside = scene.statement().transaction() == TransactionNeed.OUTSIDE;
        if (!outside || !scene.first() || earlier(scene)) {
            return;
        }
        long others = scene.course().statements().stream()
                .filter(each -> !each.statement()
                                .at()
                                .equals(scene.statement().statement().at())
                        && Weightless.weighs(each))
                .count();
        if (others > 0) {
            say.accept(
                    Said.of(
                                    "this statement cannot be part of a transaction, and " + others
                                            + " other" + (others == 1 ? " stands" : "s stand")
                                            + " in the same file: when one fails, some have happened, and the file can neither be repeated nor taken back")
                            .advice(
                                    "Towpath records each step by itself and goes on where it stopped. By hand: one such statement in each file."));
        }
    }

    private static boolean earlier(Scene scene) {
        return scene.course().statements().subList(0, scene.course().statement()).reversed().stream()
                .anyMatch(each ->
                        each instanceof Understanding.Understood read && read.transaction() == TransactionNeed.OUTSIDE);
    }
}
