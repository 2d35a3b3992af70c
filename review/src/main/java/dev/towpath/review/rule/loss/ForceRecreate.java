package dev.towpath.review.rule.loss;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.function.Consumer;

/** {@code DROP TABLE IF EXISTS x; CREATE TABLE x …} replaces a table that may be full. */
final class ForceRecreate implements Rule {
    private static final RuleInfo INFO =
            Rules.info("force-recreate", "replaces a table that may be full", RuleKind.LOSS, Severity.WARNING);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (scene.operation() instanceof SchemaOperation.CreateTable create
                && !create.table().isTemporary()
                && scene.course()
                        .earlier(SchemaOperation.DropTable.class, create.table())
                        .anyMatch(drop -> drop.ifExists() && scene.same(drop.table(), create.table()))) {
            say.accept(Said.of(
                            "table " + create.table()
                                    + " is dropped if it exists and made anew: where it held rows, they are gone without a word")
                    .advice("Rename the old table out of the way, or change it in place."));
        }
    }
}
