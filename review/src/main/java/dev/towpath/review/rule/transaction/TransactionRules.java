package dev.towpath.review.rule.transaction;

import static dev.towpath.review.rule.RuleKind.FAILURE;
import static dev.towpath.review.rule.Rules.rule;
import static dev.towpath.review.rule.Rules.when;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.SchemaOperation.CreateObject;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.model.operation.SchemaOperation.InsertQuery;
import dev.towpath.model.operation.SchemaOperation.InsertRows;
import dev.towpath.model.operation.SchemaOperation.Opaque;
import dev.towpath.model.operation.SchemaOperation.UpdateRows;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleSet;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes wrong between the statements of one transaction or file. */
public final class TransactionRules implements RuleSet {
    /** Found by {@link dev.towpath.review.rule.RuleBook}. */
    public TransactionRules() {}

    @Override
    public List<Rule> rules() {
        return List.of(
                new StatementAfterAccessExclusive(),
                new WideLockWindow(),
                new CombineAlters(),
                new MixedLockClassAlter(),
                new NestedOrOwnTransaction(),
                new NonTransactionalMixed(),
                new DdlDmlMixed(),
                new BackfillInDdlTransaction(),
                new UnbatchedDml(),
                new DdlLockOrder(),
                new TooManyStatements(),
                rule(
                        "duplicate-assignment",
                        "sets the same column twice",
                        FAILURE,
                        Severity.ERROR,
                        when(UpdateRows.class, TransactionRules::twice),
                        when(CreateTable.class, TransactionRules::declaredTwice),
                        when(InsertRows.class, (insert, scene) -> repeated(scene)),
                        when(InsertQuery.class, (insert, scene) -> repeated(scene)),
                        when(CreateObject.class, (create, scene) -> repeated(scene)),
                        when(Opaque.class, (opaque, scene) -> repeated(scene))));
    }

    private static @Nullable Said repeated(Scene scene) {
        List<String> names = scene.dialect().repeatedNames(scene.action().sql());
        return names.isEmpty()
                ? null
                : Said.of("this statement names " + String.join(", ", names) + " twice, which the server refuses")
                        .advice("Remove the one that is not meant.");
    }

    private static @Nullable Said declaredTwice(CreateTable create, Scene scene) {
        if (create.columns().isEmpty()) {
            return repeated(scene);
        }
        Set<ColumnName> seen = new HashSet<>();
        return create.columns().stream()
                .map(ColumnSpec::name)
                .filter(column -> !seen.add(column))
                .findFirst()
                .map(column -> Said.of("table " + create.table() + " has column " + column
                                + " twice, which the server refuses")
                        .advice("Remove the one that is not meant."))
                .orElse(null);
    }

    private static @Nullable Said twice(UpdateRows update, Scene scene) {
        Set<ColumnName> seen = new HashSet<>();
        return update.columns().stream()
                .filter(column -> !seen.add(column))
                .findFirst()
                .map(column -> Said.of("this UPDATE sets " + update.table() + "." + column + " twice"
                                + (scene.engine().equals("postgresql")
                                        ? ", which PostgreSQL refuses"
                                        : ": the last one wins"))
                        .advice("Remove the assignment that is not meant."))
                .orElse(null);
    }
}
