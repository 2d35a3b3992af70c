package dev.towpath.starter.cli;

import dev.towpath.starter.client.Order;
import picocli.CommandLine.Command;

/** {@code towpath resume}. */
@Command(name = "resume", description = "Goes on after a pause, or tries the step again that gave up.")
final class ResumeCommand extends OrderCommand {
    ResumeCommand(Surroundings surroundings) {
        super(surroundings, Order.RESUME);
    }
}
