package dev.towpath.review.rule.loss;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A dropped column takes along every key, constraint and index it is part of, without a word. */
final class DropColumnSilentConstraint implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "drop-column-silent-constraint",
            "a dropped column takes a constraint or index along",
            RuleKind.LOSS,
            Severity.WARNING);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (scene.operation() instanceof SchemaOperation.DropColumn drop && scene.existed(drop.table())) {
            List<String> gone = scene.table(drop.table())
                    .map(table -> takenAlong(table, drop.column()))
                    .orElse(List.of());
            if (!gone.isEmpty()) {
                say.accept(Said.of("with column " + drop.table() + "." + drop.column() + " goes "
                                + String.join(", ", gone))
                        .advice("Drop or replace it first, as a step of its own that a reviewer sees."));
            }
        }
    }

    private static List<String> takenAlong(TableFacts table, ColumnName column) {
        List<String> gone = new ArrayList<>();
        if (table.primaryKey().contains(column)) {
            gone.add("the primary key");
        }
        for (TableFacts.ConstraintFacts constraint : table.constraints()) {
            switch (constraint.spec()) {
                case ConstraintSpec.ForeignKey key -> {
                    if (key.columns().contains(column)) {
                        gone.add("the foreign key to " + key.parent());
                    }
                }
                case ConstraintSpec.Unique key -> {
                    if (key.columns().contains(column)) {
                        gone.add("the unique constraint " + constraint.name());
                    }
                }
                case ConstraintSpec.PrimaryKey ignored -> {}
                case ConstraintSpec.Check ignored -> {}
                case ConstraintSpec.NotNull ignored -> {}
                case ConstraintSpec.Exclusion ignored -> {}
                case null -> {}
            }
        }
        table.indexes().stream()
                .filter(index -> !index.constraint() && index.columns().contains(column))
                .forEach(index -> gone.add("the index " + index.name()));
        return gone;
    }
}
