package dev.towpath.review.rule.column;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation.SetNotNull;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.function.Consumer;

/** SET NOT NULL over a NOT NULL constraint that waits for its validation reads all rows under the strong lock after all. */
final class SetNotNullSkipsValidate implements Rule {
    private static final RuleInfo INFO = Rules.postgres(
            "set-not-null-skips-validate",
            "NOT NULL set before its constraint is validated",
            RuleKind.LOCK,
            Severity.WARNING);
    private static final int NAMED_NOT_NULL = 18;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (scene.operation() instanceof SetNotNull set
                && scene.existed(set.table())
                && isPending(set.table(), set.column(), scene)) {
            say.accept(Said.of("column " + set.table() + "." + set.column()
                    + " has a NOT NULL constraint that is not validated yet: SET NOT NULL reads all rows for it under"
                    + " ACCESS EXCLUSIVE, where VALIDATE CONSTRAINT lets everybody read and write"));
        }
    }

    static boolean isPending(TableName table, ColumnName column, Scene scene) {
        return scene.version().atLeast(NAMED_NOT_NULL)
                && scene.table(table)
                        .filter(facts -> facts.constraints().stream()
                                .anyMatch(each -> !each.validated()
                                        && each.spec() instanceof ConstraintSpec.NotNull notNull
                                        && notNull.column().equals(column)))
                        .isPresent();
    }
}
