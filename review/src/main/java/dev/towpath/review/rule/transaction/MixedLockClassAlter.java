package dev.towpath.review.rule.transaction;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
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
        if (scene.operation() instanceof SchemaOperation.ValidateConstraint validate
                && scene.existed(validate.table())
                && scene.statement().actions().stream()
                        .anyMatch(action -> !(action.operation() instanceof SchemaOperation.ValidateConstraint)
                                && isStrong(action.operation()))) {
            say.accept(Said.of("VALIDATE CONSTRAINT " + validate.constraint()
                            + " reads all rows of " + validate.table()
                            + " under ACCESS EXCLUSIVE, because another action of the same ALTER TABLE needs that lock")
                    .advice(
                            "Give the validation a statement and a transaction of its own: it then lets reads and writes go on.")
                    .rewrite("ALTER TABLE " + validate.table() + " VALIDATE CONSTRAINT "
                            + scene.dialect().quote(validate.constraint())));
        }
    }

    private static boolean isStrong(SchemaOperation operation) {
        return !(operation instanceof SchemaOperation.AlterTable alter)
                || switch (alter.change()) {
                    case SET_OPTIONS, CLUSTER_ON, SET_STATISTICS, SET_COLUMN_OPTIONS -> false;
                    default -> true;
                };
    }
}
