package dev.towpath.starter.cli;

import dev.towpath.model.ErrorCode;
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
        int status = execute(line, surroundings, arguments);
        surroundings.out().flush();
        surroundings.err().flush();
        return status;
    }

    private static int execute(CommandLine line, Surroundings surroundings, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            // Everything the command held is garbage by now, so there is room to say so.
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            surroundings
                    .err()
                    .println(
                            "error: This needs more memory than the " + megabytes
                                    + " MB it may use. Give it more, as with TOWPATH_JAVA_OPTS=-Xmx4g, or fewer files at once.");
            return ErrorCode.INTERNAL.exitCode().code();
        }
    }
}
