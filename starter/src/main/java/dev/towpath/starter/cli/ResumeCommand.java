package dev.towpath.starter.cli;

import dev.towpath.starter.client.MigrationView;
import dev.towpath.starter.client.Order;
import dev.towpath.starter.client.TowpathClient;
import dev.towpath.workflow.migration.OperatorOrder;
import picocli.CommandLine.Command;

/** {@code towpath resume}. */
@Command(name = "resume", description = "Goes on after a pause, or tries the step again that gave up.")
final class ResumeCommand extends OrderCommand {
    ResumeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    MigrationView give(TowpathClient client, String id, OperatorOrder signed) {
        return client.order(id, Order.RESUME, signed);
    }
}
