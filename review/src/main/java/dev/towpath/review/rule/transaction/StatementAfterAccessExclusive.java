package dev.towpath.review.rule.transaction;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.function.Consumer;

/** A lock that keeps everybody out is held until the transaction ends, so every later statement makes it longer. */
final class StatementAfterAccessExclusive implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "statement-after-access-exclusive",
            "more is done while a table is locked against everybody",
            RuleKind.TRANSACTION,
            Severity.WARNING);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (!scene.first() || Weightless.is(scene.operation())) {
            return;
        }
        scene.course().held().exclusive().ifPresent(lock -> {
            boolean slow = isSlow(scene);
            if (slow || isFirstAfter(scene)) {
                Said said = Said.of("this runs while " + lock.table() + " is locked " + lock.mode()
                                + " by an earlier statement of the same transaction"
                                + (slow ? ", and may take long" : "") + ": nobody reads or writes it until the commit")
                        .advice("Towpath gives it a step of its own. By hand: put it into a migration of its own.");
                say.accept(slow ? said : said.as(Severity.INFO));
            }
        });
    }

    /** Whatever reads or writes rows, or builds something. */
    private static boolean isSlow(Scene scene) {
        return switch (scene.operation()) {
            case SchemaOperation.UpdateRows update -> scene.existed(update.table());
            case SchemaOperation.DeleteRows delete -> scene.existed(delete.table());
            case SchemaOperation.InsertQuery ignored -> true;
            // As many rows as the file holds.
            case SchemaOperation.InsertRows ignored -> false;
            case SchemaOperation.Opaque ignored -> true;
            default -> scene.locks().stream().anyMatch(lock -> lock.duration() != LockImpact.Duration.BRIEF);
        };
    }

    private static boolean isFirstAfter(Scene scene) {
        int since = scene.course().held().exclusiveSince();
        return scene.course().statements().subList(since + 1, scene.course().statement()).stream()
                .noneMatch(Weightless::weighs);
    }
}
