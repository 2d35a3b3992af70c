package dev.towpath.starter.cli;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.ExitCode;
import dev.towpath.model.TowpathException;
import dev.towpath.starter.worker.WorkerOptions;
import dev.towpath.starter.worker.WorkerProcess;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        return ExitCodes.of(WorkerProcess.run(new WorkerOptions(file(common.config), databases)));
    }

    private @Nullable Path file(@Nullable String config) {
        try {
            return config == null ? null : surroundings.directory().resolve(config);
        } catch (InvalidPathException e) {
            throw new TowpathException(ErrorCode.CONFIGURATION, "--config is not a path: " + e.getReason() + ".", e);
        }
    }
}
