package dev.towpath.review.rule.style;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.ColumnSpec;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.SchemaOperation.AddColumn;
import dev.towpath.model.operation.SchemaOperation.AddConstraint;
import dev.towpath.model.operation.SchemaOperation.CreateTable;
import dev.towpath.model.operation.SchemaOperation.DropTable;
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
                        .noneMatch(later -> mends(later, create, scene))) {
            say.accept(Said.of("rows of " + create.table()
                            + " cannot be told apart: replication, repairs and changes in chunks need a primary key")
                    .advice("Add a primary key: the columns that tell rows apart, or a generated id."));
        }
    }

    private static boolean hasKey(List<ConstraintSpec> constraints) {
        return constraints.stream().anyMatch(ConstraintSpec.PrimaryKey.class::isInstance);
    }

    /** Gives it a key, or takes it away or elsewhere. */
    private static boolean mends(SchemaOperation later, CreateTable create, Scene scene) {
        return switch (later) {
            case AddConstraint add ->
                add.constraint() instanceof ConstraintSpec.PrimaryKey && scene.same(add.table(), create.table());
            case AddColumn add -> hasKey(add.column().constraints()) && scene.same(add.table(), create.table());
            case DropTable drop -> scene.same(drop.table(), create.table());
            case RenameTable rename -> scene.same(rename.table(), create.table());
            default -> false;
        };
    }
}
