package dev.towpath.review.rule.style;

import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.model.operation.SchemaOperation.DropColumn;
import dev.towpath.model.operation.SchemaOperation.DropConstraint;
import dev.towpath.model.operation.SchemaOperation.DropIndex;
import dev.towpath.model.operation.SchemaOperation.DropTable;
import dev.towpath.model.operation.SchemaOperation.RedefineColumn;
import dev.towpath.model.operation.SchemaOperation.RenameTable;
import dev.towpath.model.operation.TableTrait;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.function.Consumer;

/** A table whose rows nothing tells apart. */
final class TableWithoutPk implements Rule {
    private static final RuleInfo INFO =
            Rules.info("table-without-pk", "a new table without a primary key", RuleKind.ADVICE, Severity.INFO);
    private static final String ADVICE = "Add a primary key: the columns that tell rows apart, or a generated id.";

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (scene.operation() instanceof CreateTable create
                && !create.table().isTemporary()
                && create.partitionOf() == null
                && !create.columns().isEmpty()
                && !create.traits().contains(TableTrait.LIKE)
                && !create.traits().contains(TableTrait.INHERITS)
                && !hasKey(create.constraints())
                && create.columns().stream().map(ColumnSpec::constraints).noneMatch(TableWithoutPk::hasKey)
                && scene.course()
                        .laterAnywhere(SchemaOperation.class, create.table())
                        .noneMatch(later -> mends(later, create.table(), scene))) {
            say.accept(Said.of("rows of " + create.table()
                            + " cannot be told apart: replication, repairs and changes in chunks need a primary key")
                    .advice(ADVICE));
        }
        if (losesKey(scene)) {
            TableName table = scene.operation().subject();
            say.accept(Said.of("from here on rows of " + table
                            + " cannot be told apart: replication "
                            + (scene.engine().equals("mysql")
                                    ? "searches all of them for each change, and online tools"
                                    : "refuses updates of it, and repairs")
                            + " and changes in chunks need a primary key")
                    .advice(ADVICE));
        }
    }

    /** Its key goes, and nothing in these files gives it another one. */
    private static boolean losesKey(Scene scene) {
        TableName table = scene.operation().subject();
        TableFacts facts = table == null ? null : scene.table(table).orElse(null);
        boolean mysql = scene.engine().equals("mysql");
        boolean goes = switch (scene.operation()) {
            case DropConstraint drop ->
                mysql ? drop.constraint().equals("PRIMARY") : facts != null && isKey(drop.constraint(), facts);
            case DropIndex drop -> mysql && drop.index().name().equalsIgnoreCase("PRIMARY");
            // MySQL keeps the key over the columns that are left.
            case DropColumn drop ->
                facts != null
                        && (mysql
                                ? facts.primaryKey().equals(List.of(drop.column()))
                                : facts.primaryKey().contains(drop.column()));
            default -> false;
        };
        return goes
                && table != null
                && scene.statement().actions().stream()
                        .noneMatch(action -> action.operation() instanceof AddConstraint add
                                && add.constraint() instanceof ConstraintSpec.PrimaryKey)
                && scene.course()
                        .laterAnywhere(SchemaOperation.class, table)
                        .noneMatch(later -> mends(later, table, scene));
    }

    private static boolean isKey(String constraint, TableFacts table) {
        return !table.primaryKey().isEmpty()
                && table.indexes().stream()
                        .anyMatch(index -> index.constraint()
                                && index.name().equals(constraint)
                                && index.columns().equals(table.primaryKey()));
    }

    private static boolean hasKey(List<ConstraintSpec> constraints) {
        return constraints.stream().anyMatch(ConstraintSpec.PrimaryKey.class::isInstance);
    }

    /** Gives it a key, or takes it away or elsewhere. */
    private static boolean mends(SchemaOperation later, TableName table, Scene scene) {
        return switch (later) {
            case AddConstraint add ->
                add.constraint() instanceof ConstraintSpec.PrimaryKey && scene.same(add.table(), table);
            case AddColumn add -> hasKey(add.column().constraints()) && scene.same(add.table(), table);
            case RedefineColumn redefine ->
                hasKey(redefine.spec().constraints()) && scene.same(redefine.table(), table);
            case DropTable drop -> scene.same(drop.table(), table);
            case RenameTable rename -> scene.same(rename.table(), table);
            default -> false;
        };
    }
}
