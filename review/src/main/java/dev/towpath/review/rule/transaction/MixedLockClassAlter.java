package dev.towpath.review.rule.transaction;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.HeldLocks;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Spelling;
import java.util.Comparator;
import java.util.function.Consumer;

/** One ALTER TABLE takes the strongest lock of its actions for all of them: also for a validation that needs a weak one. */
final class MixedLockClassAlter implements Rule {
    private static final RuleInfo INFO = Rules.postgres(
            "mixed-lock-class-alter",
            "a long action under the strong lock of its neighbour",
            RuleKind.TRANSACTION,
            Severity.WARNING);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (!(scene.operation() instanceof SchemaOperation.ValidateConstraint validate)
                || !scene.existed(validate.table())) {
            return;
        }
        // What a validation takes itself is weak, so a strong one is a neighbour's.
        scene.course().lockedTogether().stream()
                .filter(lock -> lock.lockClass() == LockClass.STRONG
                        && lock.table().equals(scene.schema().resolve(validate.table())))
                .max(Comparator.comparing(HeldLocks::keepsReadersOut))
                .ifPresent(lock -> say.accept(Said.of("VALIDATE CONSTRAINT " + validate.constraint()
                                + " reads all rows of " + validate.table() + " under " + lock.mode()
                                + ", because another action of the same ALTER TABLE needs that lock: " + lock.blocks()
                                + " wait meanwhile")
                        .advice(
                                "Give the validation a statement and a transaction of its own: it then lets reads and writes go on.")
                        .rewrite(Spelling.alter(validate.table(), scene) + "VALIDATE CONSTRAINT "
                                + scene.dialect().quote(validate.constraint()))));
    }
}
