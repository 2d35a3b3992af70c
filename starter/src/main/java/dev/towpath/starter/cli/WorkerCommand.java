package dev.towpath.starter.cli;

import dev.towpath.model.ExitCode;
import dev.towpath.starter.worker.WorkerProcess;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code towpath worker}. */
@Command(
        name = "worker",
        description = "Runs migrations of configured databases, until it is told to stop (SIGTERM drains it).")
final class WorkerCommand extends Subcommand {
    @Option(
            names = "--database",
            paramLabel = "NAME",
            split = ",",
            description = "Serve this database only; may be repeated (default: all that are configured).")
    List<String> databases = new ArrayList<>();

    WorkerCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        Logging.ofServer(common.debug);
        WorkerProcess.run(configuration(null), databases, surroundings.environment());
        return ExitCode.OK;
    }
}
