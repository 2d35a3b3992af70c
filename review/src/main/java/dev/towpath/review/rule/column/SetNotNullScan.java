package dev.towpath.review.rule.column;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.DropConstraint;
import dev.towpath.model.operation.SchemaOperation.SetNotNull;
import dev.towpath.model.operation.SchemaOperation.ValidateConstraint;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The search for nulls, unless a validated check or the column itself proves that there are none. */
final class SetNotNullScan implements Rule {
    private static final RuleInfo INFO =
            Rules.postgres("set-not-null-scan", "NOT NULL that reads all rows", RuleKind.LOCK, Severity.WARNING);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        switch (scene.operation()) {
            case SetNotNull set -> check(set.table(), set.column(), scene, say);
            case AddConstraint add -> {
                if (add.constraint() instanceof ConstraintSpec.NotNull notNull && !add.notValid()) {
                    check(add.table(), notNull.column(), scene, say);
                }
            }
            default -> {}
        }
    }

    /** A constraint that an earlier release made is validated before and dropped behind: it can only be this one's proof. */
    private static boolean hasHelper(TableName table, Scene scene) {
        Set<String> validated = scene.course()
                .earlier(ValidateConstraint.class, table)
                .filter(each -> scene.same(each.table(), table) && !isKnown(each, scene))
                .map(ValidateConstraint::constraint)
                .collect(Collectors.toSet());
        return scene.course()
                .later(DropConstraint.class, table)
                .anyMatch(drop -> scene.same(drop.table(), table) && validated.contains(drop.constraint()));
    }

    private static boolean isKnown(ValidateConstraint validate, Scene scene) {
        return scene.table(validate.table())
                .filter(facts -> facts.constraints().stream()
                        .anyMatch(each -> each.name().equals(validate.constraint()) && each.spec() != null))
                .isPresent();
    }

    private static void check(TableName table, ColumnName column, Scene scene, Consumer<Said> say) {
        boolean scans = scene.locks().stream().anyMatch(lock -> lock.duration() == LockImpact.Duration.SCAN);
        if (scans && !SetNotNullSkipsValidate.isPending(table, column, scene) && !hasHelper(table, scene)) {
            say.accept(Said.of("SET NOT NULL looks for nulls in every row of " + table + "." + column
                    + " under ACCESS EXCLUSIVE: nobody reads or writes the table meanwhile"));
        }
    }
}
