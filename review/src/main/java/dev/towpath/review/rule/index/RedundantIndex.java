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
import dev.towpath.review.rule.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                scene.table(create.table()).ifPresent(table -> {
                    if (Indexes.isPlain(create)) {
                        created(create, table, scene, say);
                    } else {
                        again(create, table, scene, say);
                    }
                });
            }
            case CreateTable create -> {
                declared(create, say);
                if (scene.engine().equals("mysql")) {
                    listed(create, say);
                }
            }
            case AddConstraint add -> {
                if (add.constraint() instanceof ConstraintSpec.Unique unique && unique.usingIndex() == null) {
                    scene.table(add.table()).ifPresent(table -> unique(unique, table, scene, say));
                }
            }
            default -> {}
        }
    }

    private static void created(CreateIndex create, TableFacts table, Scene scene, Consumer<Said> say) {
        if (scene.engine().equals("mysql") && !create.unique() && beginsWithKey(create.columns(), table.primaryKey())) {
            say.accept(byKey(create.table(), create.columns()));
            return;
        }
        if (!create.shape().expressions().isEmpty() && again(create, table, scene, say)) {
            return;
        }
        int most = Math.min(MOST_LOOKED_AT, table.indexes().size());
        for (IndexFacts index : table.indexes().subList(0, most)) {
            if (!Indexes.isPlain(index) || index.name().equals(create.index())) {
                continue;
            }
            if (serves(index, create)) {
                say.accept(Said.of("index " + index.name() + " over " + Spelling.list(index.columns()) + " of "
                                + create.table() + " serves every query that this one over "
                                + Spelling.list(create.columns()) + " would")
                        .advice("Leave this one out."));
                return;
            }
            if (serves(create, index) && !isDroppedLater(index, table, scene)) {
                say.accept(Said.of("this index over " + Spelling.list(create.columns()) + " of " + create.table()
                                + " makes " + index.name() + " over " + Spelling.list(index.columns()) + " needless")
                        .advice("Drop " + index.name() + " once this one is there.")
                        .rewrite(dropped(index, table, create, scene)));
                return;
            }
        }
    }

    /** Whether the very same key is there already, whatever it is made of. */
    private static boolean again(CreateIndex create, TableFacts table, Scene scene, Consumer<Said> say) {
        String text = create.shape().expressions();
        Optional<IndexFacts> same = table.indexes().stream()
                .filter(index -> scene.engine().equals("mysql")
                        && !text.isEmpty()
                        && index.text().equals(text)
                        && index.method().equals(create.shape().method())
                        && (index.unique() || !create.unique())
                        && !index.name().equals(create.index()))
                .findFirst();
        same.ifPresent(index -> say.accept(
                Said.of("index " + index.name() + " of " + create.table() + " has the same key (" + text + ") already")
                        .advice("Leave this one out.")));
        return same.isPresent();
    }

    /** InnoDB stores rows by their primary key: whoever knows all of it needs no other way to the one row it names. */
    private static boolean beginsWithKey(List<ColumnName> columns, List<ColumnName> key) {
        return Indexes.startsWith(columns, key);
    }

    private static Said byKey(TableName table, List<ColumnName> columns) {
        return Said.of("an index over " + Spelling.list(columns) + " of " + table
                        + " begins with the whole primary key, by which the server finds the one row anyway")
                .advice(
                        "Leave it out, unless a query is answered from it alone or a foreign key refers to these columns.");
    }

    /** The unique constraints and the key of a new table, one against the other; its indexes come as actions of their own. */
    private static void listed(CreateTable create, Consumer<Said> say) {
        List<ConstraintSpec.Unique> uniques = create.constraints().stream()
                .filter(ConstraintSpec.Unique.class::isInstance)
                .map(ConstraintSpec.Unique.class::cast)
                .filter(unique -> !unique.columns().isEmpty())
                .toList();
        for (int i = 1; i < uniques.size(); i++) {
            ConstraintSpec.Unique later = uniques.get(i);
            if (uniques.subList(0, i).stream()
                    .anyMatch(earlier -> earlier.columns().equals(later.columns()))) {
                say.accept(Said.of("two unique keys of " + create.table() + " are over the same columns "
                                + Spelling.list(later.columns()))
                        .advice("Leave one out."));
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
                && create.shape().expressions().isEmpty()
                && Indexes.startsWith(create.columns(), index.columns())
                && (!index.unique() || (create.unique() && index.columns().equals(create.columns())));
    }

    private static String dropped(IndexFacts index, TableFacts table, CreateIndex create, Scene scene) {
        return scene.engine().equals("mysql")
                ? "DROP INDEX " + scene.dialect().quote(index.name()) + " ON " + scene.sql(create.table())
                : "DROP INDEX CONCURRENTLY "
                        + scene.sql(new TableName(table.name().schema(), index.name()));
    }

    private static boolean isDroppedLater(IndexFacts index, TableFacts table, Scene scene) {
        TableName name = new TableName(table.name().schema(), index.name());
        return scene.course().laterAnywhere(DropIndex.class, name).anyMatch(drop -> scene.same(drop.index(), name));
    }

    private static void unique(ConstraintSpec.Unique unique, TableFacts table, Scene scene, Consumer<Said> say) {
        table.indexes().stream()
                .filter(index -> Indexes.isPlain(index)
                        && index.unique()
                        && index.columns().equals(unique.columns())
                        && !index.name().equals(unique.name()))
                .findFirst()
                .ifPresent(
                        index -> say.accept(
                                Said.of("index " + index.name() + " keeps " + Spelling.list(unique.columns()) + " of "
                                                + table.name() + " unique already")
                                        .advice(
                                                scene.engine().equals("mysql")
                                                        ? "Leave the constraint out."
                                                        : "Leave the constraint out, or let it take that index over: UNIQUE USING INDEX.")));
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
                say.accept(Said.of("the primary key keeps " + Spelling.list(unique.columns()) + " of " + create.table()
                                + " unique already: UNIQUE builds a second index")
                        .advice("Leave UNIQUE out."));
            }
        }
    }
}
