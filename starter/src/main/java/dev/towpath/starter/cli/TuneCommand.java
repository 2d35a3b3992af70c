package dev.towpath.starter.cli;

import dev.towpath.model.ExitCode;
import dev.towpath.model.policy.FillTuning;
import dev.towpath.starter.client.MigrationView;
import dev.towpath.starter.client.TowpathClient;
import dev.towpath.starter.render.FillSettings;
import dev.towpath.workflow.migration.OperatorOrder;
import dev.towpath.workflow.migration.TuneOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code towpath tune}. */
@Command(
        name = "tune",
        description = {
            "Lets the backfills of a migration go otherwise while they run: faster, gentler, with other limits.",
            "Without settings it lists them all, with what holds now."
        })
final class TuneCommand extends OrderCommand {
    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description = "Settings, such as chunk-target=10ms ranges=2 throttle.replica-lag=30s.")
    Map<String, String> settings = new LinkedHashMap<>();

    TuneCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        FillTuning tuning = FillTuning.read(settings);
        if (!tuning.problems().isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join("\n", tuning.problems()));
        }
        return settings.isEmpty() ? list() : super.run();
    }

    private ExitCode list() {
        MigrationView view;
        try (TowpathClient client = connect(configuration(null, migration.temporal.flags()))) {
            view = client.status(client.find(migration.reference));
        }
        if (json()) {
            print(FillSettings.document(view));
        } else {
            print(FillSettings.lines(view, paint()));
        }
        return ExitCode.OK;
    }

    @Override
    MigrationView give(TowpathClient client, String id, OperatorOrder signed) {
        return client.tune(id, TuneOrder.of(signed, settings));
    }
}
