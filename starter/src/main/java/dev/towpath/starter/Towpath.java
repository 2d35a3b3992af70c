package dev.towpath.starter;

import dev.towpath.starter.cli.CommandRunner;
import dev.towpath.starter.cli.Surroundings;

/** The {@code towpath} command. */
public final class Towpath {
    private Towpath() {}

    /** Runs the command line and exits with its code. */
    public static void main(String... arguments) {
        System.exit(CommandRunner.run(Surroundings.ofProcess(), arguments));
    }
}
