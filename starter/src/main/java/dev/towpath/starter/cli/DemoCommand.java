package dev.towpath.starter.cli;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.ExitCode;
import dev.towpath.model.TowpathException;
import dev.towpath.starter.demo.Demo;
import dev.towpath.starter.demo.DemoOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code towpath demo}. */
@Command(
        name = "demo",
        description =
                "Migrates a database of its own under load, kills its worker, and reports. Needs nothing installed.")
final class DemoCommand extends Subcommand {
    private static final long FEWEST_ROWS = 1_000;
    private static final int MOST_KILLS = 20;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "200000",
            description = "Rows of the table, at least 1000 (default: ${DEFAULT-VALUE}).")
    long rows = 200_000;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often the worker is killed, up to 20 (default: ${DEFAULT-VALUE}).")
    int kills = 1;

    @Option(names = "--keep", description = "Keep the servers until Ctrl-C, to look around.")
    boolean keep;

    DemoCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        if (rows < FEWEST_ROWS) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION, "--rows: " + rows + " is not a whole number from " + FEWEST_ROWS + ".");
        }
        if (kills < 0 || kills > MOST_KILLS) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "--kills: " + kills + " is not a whole number from 0 to " + MOST_KILLS + ".");
        }
        return ExitCodes.of(Demo.run(
                new DemoOptions(rows, json(), kills, keep),
                surroundings.out(),
                surroundings.err(),
                surroundings.environment()));
    }
}
