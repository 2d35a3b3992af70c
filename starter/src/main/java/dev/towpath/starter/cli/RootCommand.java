package dev.towpath.starter.cli;

import dev.towpath.model.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code towpath} without a command: says which there are. */
@Command(
        name = "towpath",
        description = "Durable, zero-downtime schema migrations, for the migrations you already write.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0 ok                     5 findings at or above the limit",
            "  1 failed                 6 paused or timed out while waiting",
            "  2 usage, configuration   7 validation mismatch",
            "  3 changes pending        8 refused by policy, budget or lock",
            "  4 approval required      9 rolled back",
            "                          75 temporary infrastructure error"
        })
final class RootCommand implements Callable<Integer> {
    private static final List<Class<?>> COMMANDS = List.of(
            ReviewCommand.class,
            ExplainCommand.class,
            PlanCommand.class,
            StartCommand.class,
            StatusCommand.class,
            WatchCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            TuneCommand.class,
            RollbackCommand.class,
            WorkerCommand.class,
            DemoCommand.class,
            VersionCommand.class,
            HelpCommand.class);

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            description = "Show the version.")
    boolean version;

    RootCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (version) {
            surroundings.out().println(Build.CURRENT.display());
            return ExitCode.OK.code();
        }
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    /**
     * The commands that a line needs: the one it begins with, else all. Reading what every command understands takes
     * longer than a review of a small project.
     */
    static List<Class<?>> commands(String... arguments) {
        String word = arguments.length == 0 ? "" : arguments[0];
        return COMMANDS.stream()
                .filter(type -> type != HelpCommand.class
                        && type.getAnnotation(Command.class).name().equals(word))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS);
    }
}
