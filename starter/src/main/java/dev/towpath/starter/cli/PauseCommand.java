package dev.towpath.starter.cli;

import dev.towpath.starter.client.MigrationView;
import dev.towpath.starter.client.Order;
import dev.towpath.starter.client.TowpathClient;
import dev.towpath.workflow.migration.OperatorOrder;
import picocli.CommandLine.Command;

/** {@code towpath pause}. */
@Command(name = "pause", description = "Stops a migration after the chunk or statement that runs now.")
final class PauseCommand extends OrderCommand {
    PauseCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    MigrationView give(TowpathClient client, String id, OperatorOrder signed) {
        return client.order(id, Order.PAUSE, signed);
    }
}
