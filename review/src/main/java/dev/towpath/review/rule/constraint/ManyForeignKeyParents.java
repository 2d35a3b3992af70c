package dev.towpath.review.rule.constraint;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Foreign keys to several tables in use, all locked until one transaction ends. Said once, where the second one comes. */
final class ManyForeignKeyParents implements Rule {
    private static final RuleInfo INFO = Rules.postgres(
            "many-fk-parents-in-one-tx",
            "foreign keys to several tables in one transaction",
            RuleKind.TRANSACTION,
            Severity.WARNING);

    private static final List<Class<? extends SchemaOperation>> DECLARING =
            List.of(CreateTable.class, SchemaOperation.AddColumn.class, SchemaOperation.AddConstraint.class);

    /** Who declares more in one transaction has been told long before. */
    private static final int MOST_LOOKED_AT = 500;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        Set<TableName> all = new TreeSet<>(parents(scene.operation(), scene));
        if (all.isEmpty()) {
            return;
        }
        Set<TableName> before = DECLARING.stream()
                .flatMap(kind -> scene.course().heldTogether(kind).limit(MOST_LOOKED_AT))
                .flatMap(each -> parents(each, scene).stream())
                .distinct()
                .limit(2)
                .collect(Collectors.toCollection(TreeSet::new));
        all.addAll(before);
        if (before.size() < 2 && all.size() > 1) {
            // A new table's foreign keys check nothing, so the locks are short.
            boolean only = before.isEmpty() && scene.operation() instanceof CreateTable;
            Said said = Said.of("one transaction locks the parents "
                            + all.stream().map(TableName::display).collect(Collectors.joining(", "))
                            + " of its foreign keys together: writers of all of them wait until it ends, and one that"
                            + " locked them in another order deadlocks with it")
                    .advice("Add one foreign key in each transaction.");
            say.accept(only ? said.as(Severity.INFO) : said);
        }
    }

    private static Set<TableName> parents(SchemaOperation operation, Scene scene) {
        Set<TableName> parents = new TreeSet<>();
        for (DeclaredKey declared : DeclaredKey.of(operation)) {
            if (scene.existed(declared.key().parent()) && !declared.isOfSelf(scene)) {
                parents.add(scene.schema().resolve(declared.key().parent()));
            }
        }
        return parents;
    }
}
