package dev.towpath.starter.cli;

import dev.towpath.model.ExitCode;
import dev.towpath.model.status.MigrationStatus.Problem;
import dev.towpath.starter.client.TowpathClient;
import dev.towpath.starter.config.Configuration;
import dev.towpath.starter.render.MigrationDocuments;
import dev.towpath.starter.render.PlanText;
import dev.towpath.workflow.activity.PlanPreview;
import dev.towpath.workflow.migration.MigrationRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code towpath plan}: a worker knows the database, so a worker is asked. */
@Command(
        name = "plan",
        description = {
            "Shows what a start would do now: steps, locks, what is held. Changes nothing.",
            "A worker of the database makes the plan. Exits with 3 when changes are pending."
        })
final class PlanCommand extends Subcommand {
    @Mixin
    RequestOptions request = new RequestOptions();

    PlanCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        Configuration configuration =
                configuration(request.project.path, request.project.flags(), request.temporal.flags());
        LoadedProject project = LoadedProject.read(configuration.project(), request.engine(configuration));
        MigrationRequest wanted = Requests.of(project, request.wish(configuration, null, by(request.by), false));
        PlanPreview preview;
        try (TowpathClient client = connect(configuration)) {
            preview = client.plan(wanted);
        }
        if (json()) {
            print(MigrationDocuments.plan(preview));
        } else {
            print(PlanText.lines(preview, paint()));
        }
        return code(preview);
    }

    static ExitCode code(PlanPreview preview) {
        Problem refusal = preview.refusal();
        if (refusal != null) {
            return refusal.code().exitCode();
        }
        boolean nothing =
                preview.plan().steps().isEmpty() && preview.plan().held().isEmpty();
        return nothing ? ExitCode.OK : ExitCode.CHANGES_PENDING;
    }
}
