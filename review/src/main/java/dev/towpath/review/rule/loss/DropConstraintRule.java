package dev.towpath.review.rule.loss;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.ObjectChange;
import dev.towpath.model.operation.ObjectKind;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.TableChange;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.function.Consumer;

/** A guarantee about data ends, unless the same statement puts another in its place. */
final class DropConstraintRule implements Rule {
    private static final RuleInfo INFO =
            Rules.info("drop-constraint", "drops a guarantee about data", RuleKind.LOSS, Severity.WARNING);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (scene.operation() instanceof SchemaOperation.AlterTable alter
                && alter.change() == TableChange.RELEASE_CONSTRAINT
                && scene.existed(alter.table())) {
            say.accept(Said.of("a constraint of " + alter.table()
                    + " is only written down from now on: rows that break it are taken"));
        }
        if (scene.operation() instanceof SchemaOperation.AlterObject alter
                && alter.object() == ObjectKind.DOMAIN
                && alter.change() == ObjectChange.DROP_CONSTRAINT
                && !scene.schema().madeOther(alter.name())) {
            say.accept(Said.of(
                    "every column of domain " + alter.name() + " takes values that broke its constraint from now on"));
        }
        if (scene.operation() instanceof SchemaOperation.DropConstraint drop
                && scene.existed(drop.table())
                && !isReplaced(drop, scene)
                && !isOwn(drop, scene)) {
            say.accept(Said.of("without constraint " + drop.constraint() + ", " + drop.table()
                            + " takes rows that break it from now on")
                    .advice("Keep it until nothing writes such rows, or add its replacement first."));
        }
    }

    private static boolean isReplaced(SchemaOperation.DropConstraint drop, Scene scene) {
        return scene.course()
                .later(SchemaOperation.AddConstraint.class, drop.table())
                .anyMatch(add -> scene.same(add.table(), drop.table())
                        && drop.constraint().equals(add.constraint().name()));
    }

    /** Made by the same changeset: the check that only carries SET NOT NULL. */
    private static boolean isOwn(SchemaOperation.DropConstraint drop, Scene scene) {
        return scene.course()
                .earlier(SchemaOperation.AddConstraint.class, drop.table())
                .anyMatch(add -> scene.same(add.table(), drop.table())
                        && drop.constraint().equals(add.constraint().name()));
    }
}
