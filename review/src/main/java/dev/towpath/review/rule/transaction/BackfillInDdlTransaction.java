package dev.towpath.review.rule.transaction;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.function.Consumer;

/** All rows of a table are filled while the transaction holds the strong lock of the ALTER TABLE before. */
final class BackfillInDdlTransaction implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "backfill-in-ddl-tx",
            "fills a table that the same transaction has locked",
            RuleKind.TRANSACTION,
            Severity.WARNING);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        TableName rows = switch (scene.operation()) {
            case SchemaOperation.UpdateRows update -> update.table();
            case SchemaOperation.DeleteRows delete -> delete.table();
            case SchemaOperation.InsertQuery insert -> insert.table();
            default -> null;
        };
        if (rows == null || !scene.existed(rows) || scene.isSmall(rows)) {
            return;
        }
        TableName table = scene.schema().resolve(rows);
        scene.course()
                .held()
                .on(table)
                .ifPresent(
                        lock -> say.accept(
                                Said.of("rows of " + rows + " are changed while the transaction holds " + lock.mode()
                                                + " on it: " + lock.blocks() + " wait until all rows are done")
                                        .advice(
                                                "Towpath commits the schema first and changes the rows in chunks. By hand: another migration, key range by key range.")));
    }
}
