package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;

/**
 * Knows which statements commit.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html">Statements that cause an implicit commit</a>
 */
final class TransactionNeeds {
    private TransactionNeeds() {}

    static TransactionNeed of(List<Action> actions) {
        if (actions.stream().anyMatch(action -> action.operation() instanceof SchemaOperation.TransactionControl)) {
            return TransactionNeed.OWN_CONTROL;
        }
        return actions.stream().anyMatch(action -> commits(action.operation()))
                ? TransactionNeed.IMPLICIT_COMMIT
                : TransactionNeed.ALLOWED;
    }

    private static boolean commits(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.CreateTable create -> !create.table().isTemporary();
            case SchemaOperation.DropTable drop -> !drop.table().isTemporary();
            case SchemaOperation.AlterTable alter -> !alter.table().isTemporary();
            case SchemaOperation.CreateIndex create -> !create.table().isTemporary();
            case SchemaOperation.InsertRows ignored -> false;
            case SchemaOperation.InsertQuery ignored -> false;
            case SchemaOperation.UpdateRows ignored -> false;
            case SchemaOperation.DeleteRows ignored -> false;
            case SchemaOperation.CopyRows ignored -> false;
            case SchemaOperation.Describe ignored -> false;
            case SchemaOperation.SessionSetting ignored -> false;
            case SchemaOperation.Opaque ignored -> false;
            default -> true;
        };
    }
}
