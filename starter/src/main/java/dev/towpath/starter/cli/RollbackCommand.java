package dev.towpath.starter.cli;

import dev.towpath.starter.client.Order;
import picocli.CommandLine.Command;

/** {@code towpath rollback}. */
@Command(name = "rollback", description = "Ends a migration forwards: the expanded schema and all data stay.")
final class RollbackCommand extends OrderCommand {
    RollbackCommand(Surroundings surroundings) {
        super(surroundings, Order.ROLLBACK);
    }
}
