package dev.towpath.review.rule.compatibility;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec.ForeignKey;
import dev.towpath.review.rule.Scene;
import org.jspecify.annotations.Nullable;

/** Tells constraints that stand in the place of one the changeset took away. */
final class Replaced {
    private Replaced() {}

    /** The foreign key over the same columns to the same parent that held when the changeset began, or null. */
    static @Nullable ForeignKey key(TableName table, ForeignKey now, Scene scene) {
        return scene.schema().atBegin(table).stream()
                .flatMap(facts -> facts.constraints().stream())
                .map(TableFacts.ConstraintFacts::spec)
                .filter(ForeignKey.class::isInstance)
                .map(ForeignKey.class::cast)
                .filter(before -> before.columns().equals(now.columns()) && scene.same(before.parent(), now.parent()))
                .findFirst()
                .orElse(null);
    }
}
