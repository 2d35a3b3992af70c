package dev.towpath.starter.cli;

import dev.towpath.starter.client.Order;
import picocli.CommandLine.Command;

/** {@code towpath pause}. */
@Command(name = "pause", description = "Stops a migration after the chunk or statement that runs now.")
final class PauseCommand extends OrderCommand {
    PauseCommand(Surroundings surroundings) {
        super(surroundings, Order.PAUSE);
    }
}
