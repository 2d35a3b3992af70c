package dev.towpath.review.rule.index;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.model.operation.SchemaOperation.DropIndex;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Two indexes where one serves: both cost on every write. Speaks only of indexes over plain columns. */
final class RedundantIndex implements Rule {
    private static final RuleInfo INFO =
            Rules.info("redundant-index", "an index that another one makes needless", RuleKind.ADVICE, Severity.INFO);

    /** A table with more has other sorrows. */
    private static final int MOST_LOOKED_AT = 200;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        switch (scene.operation()) {
            case CreateIndex create -> {
                if (Indexes.isPlain(create)) {
                    scene.table(create.table()).ifPresent(table -> created(create, table, scene, say));
                }
            }
            case CreateTable create -> declared(create, say);
            case AddConstraint add -> {
                if (add.constraint() instanceof ConstraintSpec.Unique unique && unique.usingIndex() == null) {
                    scene.table(add.table()).ifPresent(table -> unique(unique, table, say));
                }
            }
            default -> {}
        }
    }

    private static void created(CreateIndex create, TableFacts table, Scene scene, Consumer<Said> say) {
        int most = Math.min(MOST_LOOKED_AT, table.indexes().size());
        for (IndexFacts index : table.indexes().subList(0, most)) {
            if (!Indexes.isPlain(index) || index.name().equals(create.index())) {
                continue;
            }
            if (serves(index, create)) {
                say.accept(Said.of("index " + index.name() + " over " + list(index.columns()) + " of " + create.table()
                                + " serves every query that this one over " + list(create.columns()) + " would")
                        .advice("Leave this one out."));
                return;
            }
            if (serves(create, index) && !isDroppedLater(index, table, scene)) {
                say.accept(Said.of("this index over " + list(create.columns()) + " of " + create.table() + " makes "
                                + index.name() + " over " + list(index.columns()) + " needless")
                        .advice("Drop " + index.name() + " once this one is there.")
                        .rewrite("DROP INDEX CONCURRENTLY "
                                + scene.sql(new TableName(table.name().schema(), index.name()))));
                return;
            }
        }
    }

    private static boolean serves(IndexFacts index, CreateIndex create) {
        return create.shape().included() == 0
                && Indexes.startsWith(index.columns(), create.columns())
                && (!create.unique() || (index.unique() && index.columns().equals(create.columns())));
    }

    private static boolean serves(CreateIndex create, IndexFacts index) {
        return !index.constraint()
                && Indexes.startsWith(create.columns(), index.columns())
                && (!index.unique() || (create.unique() && index.columns().equals(create.columns())));
    }

    private static boolean isDroppedLater(IndexFacts index, TableFacts table, Scene scene) {
        TableName name = new TableName(table.name().schema(), index.name());
        return scene.course().laterAnywhere(DropIndex.class, name).anyMatch(drop -> scene.same(drop.index(), name));
    }

    private static void unique(ConstraintSpec.Unique unique, TableFacts table, Consumer<Said> say) {
        table.indexes().stream()
                .filter(index -> Indexes.isPlain(index)
                        && index.unique()
                        && index.columns().equals(unique.columns())
                        && !index.name().equals(unique.name()))
                .findFirst()
                .ifPresent(index -> say.accept(Said.of("index " + index.name() + " keeps " + list(unique.columns())
                                + " of " + table.name() + " unique already")
                        .advice("Leave the constraint out, or let it take that index over: UNIQUE USING INDEX.")));
    }

    /** {@code PRIMARY KEY UNIQUE} makes two indexes. */
    private static void declared(CreateTable create, Consumer<Said> say) {
        List<ConstraintSpec> all = new ArrayList<>(create.constraints());
        create.columns().stream().map(ColumnSpec::constraints).forEach(all::addAll);
        for (ConstraintSpec each : all) {
            if (each instanceof ConstraintSpec.Unique unique
                    && all.stream()
                            .anyMatch(other -> other instanceof ConstraintSpec.PrimaryKey key
                                    && key.columns().equals(unique.columns()))) {
                say.accept(Said.of("the primary key keeps " + list(unique.columns()) + " of " + create.table()
                                + " unique already: UNIQUE builds a second index")
                        .advice("Leave UNIQUE out."));
            }
        }
    }

    private static String list(List<ColumnName> columns) {
        return "(" + String.join(", ", columns.stream().map(ColumnName::value).toList()) + ")";
    }
}
