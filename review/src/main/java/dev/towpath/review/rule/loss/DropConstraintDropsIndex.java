package dev.towpath.review.rule.loss;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.model.operation.SchemaOperation.DropColumn;
import dev.towpath.model.operation.SchemaOperation.DropConstraint;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A unique constraint or primary key takes its index along, which queries may use. */
final class DropConstraintDropsIndex implements Rule {
    private static final RuleInfo INFO = Rules.postgres(
            "drop-constraint-drops-index", "drops the index behind a constraint", RuleKind.LOSS, Severity.WARNING);

    /** Who changes more of one table at once generated it. */
    private static final int MOST_LOOKED_AT = 200;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (scene.operation() instanceof DropConstraint drop && scene.existed(drop.table())) {
            TableFacts table = scene.table(drop.table()).orElse(null);
            IndexFacts index = table == null
                    ? null
                    : table.indexes().stream()
                            .filter(each -> each.constraint() && each.name().equals(drop.constraint()))
                            .findFirst()
                            .orElse(null);
            if (table != null && index != null && !isReplaced(drop, index, table, scene)) {
                say.accept(Said.of("the index behind constraint " + drop.constraint() + " of " + drop.table()
                                + " goes with it: queries that use it become scans")
                        .advice("If queries need it, CREATE INDEX CONCURRENTLY its replacement first."));
            }
        }
    }

    /** Whether another index begins with the same columns, or they go as well. */
    private static boolean isReplaced(DropConstraint drop, IndexFacts index, TableFacts table, Scene scene) {
        Stream<List<ColumnName>> others = table.indexes().stream()
                .filter(each -> !each.name().equals(index.name()) && each.text().isEmpty())
                .map(IndexFacts::columns);
        Stream<List<ColumnName>> later = Stream.concat(
                scene.course()
                        .around(CreateIndex.class, drop.table())
                        .limit(MOST_LOOKED_AT)
                        .filter(create ->
                                create.shape().predicate() == null && scene.same(create.table(), drop.table()))
                        .map(CreateIndex::columns),
                scene.course()
                        .around(AddConstraint.class, drop.table())
                        .limit(MOST_LOOKED_AT)
                        .filter(add -> scene.same(add.table(), drop.table()))
                        .map(add -> columns(add.constraint())));
        boolean gone = scene.course()
                .around(DropColumn.class, drop.table())
                .limit(MOST_LOOKED_AT)
                .anyMatch(column ->
                        index.columns().contains(column.column()) && scene.same(column.table(), drop.table()));
        return gone || Stream.concat(others, later).anyMatch(columns -> begins(columns, index.columns()));
    }

    private static List<ColumnName> columns(ConstraintSpec constraint) {
        return switch (constraint) {
            case ConstraintSpec.PrimaryKey key -> key.columns();
            case ConstraintSpec.Unique key -> key.columns();
            case ConstraintSpec.ForeignKey ignored -> List.of();
            case ConstraintSpec.Check ignored -> List.of();
            case ConstraintSpec.NotNull ignored -> List.of();
            case ConstraintSpec.Exclusion ignored -> List.of();
        };
    }

    private static boolean begins(List<ColumnName> columns, List<ColumnName> wanted) {
        return !wanted.isEmpty()
                && columns.size() >= wanted.size()
                && columns.subList(0, wanted.size()).equals(wanted);
    }
}
