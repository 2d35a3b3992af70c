package dev.towpath.review.rule.constraint;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.CreateIndex;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.rule.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Without an index that begins with the referring columns, each delete of a parent reads the whole table. */
final class ForeignKeyWithoutIndex implements Rule {
    private static final RuleInfo INFO =
            Rules.postgres("fk-without-index", "a foreign key without an index", RuleKind.ADVICE, Severity.INFO);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        for (DeclaredKey declared : DeclaredKey.of(scene.operation())) {
            if (declared.key().enforced() && !isIndexed(declared, scene)) {
                boolean told = isTold(declared, scene);
                boolean inUse = !(scene.operation() instanceof CreateTable) && scene.existed(declared.table());
                String columns = Spelling.columns(declared.key().columns(), scene);
                Said said = Said.of((told ? "no index of " : "no index that is known of ") + declared.table()
                                + " begins with " + columns + ": every delete of a row of "
                                + declared.key().parent() + ", and every change of its key, reads all of "
                                + declared.table())
                        .advice(
                                inUse
                                        ? "Build an index on the referring columns first."
                                        : "Add an index on the referring columns.")
                        .rewrite(index(declared, columns, inUse, scene));
                say.accept(told && inUse ? said.as(Severity.WARNING) : said);
            }
        }
    }

    private static String index(DeclaredKey declared, String columns, boolean inUse, Scene scene) {
        String name = declared.table().name() + "_"
                + declared.key().columns().stream().map(ColumnName::value).collect(Collectors.joining("_")) + "_idx";
        return "CREATE INDEX " + (inUse ? "CONCURRENTLY " : "")
                + scene.dialect().quote(name) + " ON " + scene.sql(declared.table()) + " " + columns;
    }

    /** Whether all indexes of the columns are known: of a table that files or a server describe, or of a new column. */
    private static boolean isTold(DeclaredKey declared, Scene scene) {
        return scene.operation() instanceof CreateTable
                || scene.schema().isListed(declared.table())
                || declared.key().columns().stream()
                        .allMatch(column -> declared.column(scene, column).isPresent());
    }

    private static boolean isIndexed(DeclaredKey declared, Scene scene) {
        List<ColumnName> wanted = declared.key().columns();
        Stream<List<ColumnName>> there = scene.table(declared.table()).stream()
                .map(TableFacts::indexes)
                .flatMap(List::stream)
                .filter(index -> index.text().isEmpty())
                .map(TableFacts.IndexFacts::columns);
        Stream<List<ColumnName>> here =
                DeclaredKey.constraintsHere(scene, declared.table()).map(ForeignKeyWithoutIndex::columns);
        Stream<List<ColumnName>> later = scene.course()
                .laterAnywhere(SchemaOperation.class, declared.table())
                .map(operation -> indexed(operation, declared.table(), scene));
        return Stream.of(there, here, later).flatMap(each -> each).anyMatch(columns -> begins(columns, wanted));
    }

    private static List<ColumnName> indexed(SchemaOperation operation, TableName table, Scene scene) {
        return switch (operation) {
            case CreateIndex create ->
                scene.same(create.table(), table) && create.shape().predicate() == null ? create.columns() : List.of();
            case AddConstraint add -> scene.same(add.table(), table) ? columns(add.constraint()) : List.of();
            default -> List.of();
        };
    }

    /** The columns of the index behind a constraint. */
    private static List<ColumnName> columns(@Nullable ConstraintSpec constraint) {
        return switch (constraint) {
            case ConstraintSpec.PrimaryKey key -> key.columns();
            case ConstraintSpec.Unique key -> key.columns();
            case null -> List.of();
            default -> List.of();
        };
    }

    private static boolean begins(List<ColumnName> index, List<ColumnName> wanted) {
        return index.size() >= wanted.size() && new HashSet<>(index.subList(0, wanted.size())).containsAll(wanted);
    }
}
