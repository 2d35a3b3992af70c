package dev.towpath.starter.cli;

import dev.towpath.starter.client.MigrationView;
import dev.towpath.starter.client.Order;
import dev.towpath.starter.client.TowpathClient;
import dev.towpath.workflow.migration.OperatorOrder;
import picocli.CommandLine.Command;

/** {@code towpath rollback}. */
@Command(name = "rollback", description = "Ends a migration forwards: the expanded schema and all data stay.")
final class RollbackCommand extends OrderCommand {
    RollbackCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    MigrationView give(TowpathClient client, String id, OperatorOrder signed) {
        return client.order(id, Order.ROLLBACK, signed);
    }
}
