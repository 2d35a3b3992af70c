package dev.towpath.starter.cli;

import dev.towpath.model.ExitCode;
import dev.towpath.starter.client.MigrationView;
import dev.towpath.starter.client.TowpathClient;
import dev.towpath.starter.render.MigrationDocuments;
import dev.towpath.starter.render.StatusText;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code towpath status}. */
@Command(name = "status", description = "Shows how a migration stands, what it waits for and what can be ordered.")
final class StatusCommand extends Subcommand {
    @Mixin
    ReferenceOptions migration = new ReferenceOptions();

    StatusCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        MigrationView view;
        try (TowpathClient client = connect(configuration(null, migration.temporal.flags()))) {
            view = client.status(client.find(migration.reference));
        }
        if (json()) {
            print(MigrationDocuments.status(view));
        } else {
            print(StatusText.lines(view, Instant.now(), paint()));
        }
        return ExitCode.OK;
    }
}
