package dev.towpath.review.rule.transaction;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Happening;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of a table in use are changed in the transaction that changes its schema. */
final class DdlDmlMixed implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "ddl-dml-mixed", "changes rows and schema in one transaction", RuleKind.TRANSACTION, Severity.INFO);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        TableName rows = changed(scene.operation());
        if (rows != null && scene.existed(rows) && isFirst(scene)) {
            scene.course()
                    .inTransaction()
                    .filter(each -> Weightless.isDdl(each.action().operation())
                            && !each.locks().isEmpty())
                    .findFirst()
                    .ifPresent(
                            ddl -> say.accept(
                                    Said.of(
                                                    "rows of " + rows
                                                            + " are changed in the transaction that changes the schema: row locks and table locks are held together, and both as long as the rows take")
                                            .advice(
                                                    "Towpath does them apart. By hand: a migration for the schema, another one for the rows.")));
        }
    }

    private static boolean isFirst(Scene scene) {
        return scene.course().inTransaction().map(Happening::action).noneMatch(action -> {
            TableName rows = changed(action.operation());
            return rows != null && scene.existed(rows);
        });
    }

    static @Nullable TableName changed(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.UpdateRows update -> update.table();
            case SchemaOperation.DeleteRows delete -> delete.table();
            case SchemaOperation.InsertQuery insert -> insert.table();
            case SchemaOperation.InsertRows insert -> insert.table();
            case SchemaOperation.CopyRows copy -> copy.table();
            default -> null;
        };
    }
}
