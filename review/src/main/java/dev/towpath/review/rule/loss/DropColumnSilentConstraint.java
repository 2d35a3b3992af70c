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
import org.jspecify.annotations.Nullable;

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
            String needs = scene.engine().equals("mysql") ? foreignKey(drop, scene) : null;
            if (needs != null) {
                say.accept(Said.of("the server refuses to drop column " + drop.table() + "." + drop.column()
                                + ": foreign key " + needs + " needs it")
                        .advice("Drop the foreign key first, by ALTER TABLE … DROP FOREIGN KEY.")
                        .as(Severity.ERROR));
                return;
            }
            List<String> gone = scene.table(drop.table())
                    .map(table ->
                            takenAlong(table, drop.column(), scene.engine().equals("mysql")))
                    .orElse(List.of());
            if (!gone.isEmpty()) {
                say.accept(Said.of("with column " + drop.table() + "." + drop.column() + " goes "
                                + String.join(", ", gone))
                        .advice("Drop or replace it first, as a step of its own that a reviewer sees."));
            }
        }
    }

    /** The foreign key over this column that the same statement does not drop, or null. */
    private static @Nullable String foreignKey(SchemaOperation.DropColumn drop, Scene scene) {
        return scene.table(drop.table()).stream()
                .flatMap(table -> table.constraints().stream())
                .filter(each -> each.spec() instanceof ConstraintSpec.ForeignKey key
                        && key.columns().contains(drop.column()))
                .map(TableFacts.ConstraintFacts::name)
                .filter(name -> scene.statement().actions().stream()
                        .noneMatch(action -> action.operation() instanceof SchemaOperation.DropConstraint other
                                && other.constraint().equals(name)))
                .findFirst()
                .orElse(null);
    }

    /** @param cut whether a key loses only this column where it has others, as on MySQL */
    private static List<String> takenAlong(TableFacts table, ColumnName column, boolean cut) {
        List<String> gone = new ArrayList<>();
        if (table.primaryKey().contains(column)) {
            gone.add(part(table.primaryKey(), cut) + "the primary key");
        }
        for (TableFacts.ConstraintFacts constraint : table.constraints()) {
            switch (constraint.spec()) {
                case ConstraintSpec.ForeignKey key -> {
                    // MySQL drops none of its own accord.
                    if (!cut && key.columns().contains(column)) {
                        gone.add("the foreign key to " + key.parent());
                    }
                }
                case ConstraintSpec.Unique key -> {
                    if (key.columns().contains(column)) {
                        gone.add(part(key.columns(), cut) + "the unique constraint " + constraint.name());
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
                .forEach(index -> gone.add(part(index.columns(), cut) + "the index " + index.name()));
        return gone;
    }

    private static String part(List<ColumnName> columns, boolean cut) {
        return cut && columns.size() > 1 ? "its part of " : "";
    }
}
