package dev.towpath.review.rule.index;

import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.model.operation.SchemaOperation.DropIndex;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.Optional;
import java.util.function.Consumer;

/** An index goes that some query may need. */
final class IndexDropUsage implements Rule {
    private static final RuleInfo INFO =
            Rules.info("index-drop-usage", "drops an index that may be in use", RuleKind.ADVICE, Severity.INFO);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (!(scene.operation() instanceof DropIndex drop)
                || scene.schema().ownerOf(drop.index()).isEmpty()) {
            return;
        }
        Optional<IndexFacts> old = IndexReplacedTooEarly.facts(drop, scene);
        boolean unfinished = old.isPresent() && !old.get().valid();
        if (unfinished || IndexReplacedTooEarly.isCovered(drop, scene) || isMadeAgain(drop, scene)) {
            return;
        }
        String table =
                scene.schema().tableOf(drop.index()).map(TableName::display).orElse("its table");
        if (old.isPresent() && old.get().unique()) {
            say.accept(Said.of("without the unique index " + drop.index() + ", " + table
                            + " takes duplicates, and an upsert that names its columns fails")
                    .advice("Make sure that nothing rests on its uniqueness, ON CONFLICT included.")
                    .as(Severity.WARNING));
            return;
        }
        say.accept(
                Said.of("queries that use index " + drop.index() + " scan " + table + " from now on")
                        .advice(
                                scene.engine().equals("mysql")
                                        ? "Make it INVISIBLE first, watch for some days, then drop it."
                                        : "Look at idx_scan in pg_stat_user_indexes on the primary and on every replica first."));
    }

    private static boolean isMadeAgain(DropIndex drop, Scene scene) {
        TableName table = drop.on();
        boolean constrained = table != null
                && scene.course()
                        .later(AddConstraint.class, table)
                        .anyMatch(add -> add.constraint() instanceof ConstraintSpec.Unique unique
                                && drop.index().name().equals(unique.name())
                                && scene.same(add.table(), table));
        return constrained
                || IndexReplacedTooEarly.replacement(drop, scene).isPresent()
                || scene.course()
                        .later(CreateIndex.class, drop.index())
                        .anyMatch(create -> drop.index().name().equals(create.index()));
    }
}
