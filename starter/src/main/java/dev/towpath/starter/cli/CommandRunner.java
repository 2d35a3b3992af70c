package dev.towpath.starter.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Runs one command line. */
public final class CommandRunner {
    private CommandRunner() {}

    /** Runs these arguments and returns the exit status. */
    public static int run(Surroundings surroundings, String... arguments) {
        boolean colour = surroundings.outTerminal()
                && surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty();
        CommandLine line = new CommandLine(new RootCommand(surroundings), new CommandFactory(surroundings));
        RootCommand.commands(arguments).forEach(line::addSubcommand);
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(Help.defaultColorScheme(colour ? Help.Ansi.ON : Help.Ansi.OFF))
                .setParameterExceptionHandler(new UsageErrors(surroundings))
                .setExecutionExceptionHandler(new CommandFailures(surroundings))
                .setAbbreviatedOptionsAllowed(false);
        int status = line.execute(arguments);
        surroundings.out().flush();
        surroundings.err().flush();
        return status;
    }
}
