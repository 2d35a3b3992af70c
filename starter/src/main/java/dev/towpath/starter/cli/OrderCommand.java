package dev.towpath.starter.cli;

import dev.towpath.model.ExitCode;
import dev.towpath.starter.client.MigrationView;
import dev.towpath.starter.client.TowpathClient;
import dev.towpath.starter.render.MigrationDocuments;
import dev.towpath.starter.render.StatusText;
import dev.towpath.workflow.migration.OperatorOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An order to a running migration; recorded with who and why. */
abstract class OrderCommand extends Subcommand {
    @Mixin
    ReferenceOptions migration = new ReferenceOptions();

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description = "Who orders it (default: TOWPATH_USER, or who is logged in).")
    @Nullable
    String by;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why.")
    String reason = "";

    OrderCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /** Gives the order to this migration; how it stands after it. */
    abstract MigrationView give(TowpathClient client, String id, OperatorOrder signed);

    @Override
    ExitCode run() {
        OperatorOrder signed = new OperatorOrder(by(by), reason);
        MigrationView view;
        try (TowpathClient client = connect(configuration(null, migration.temporal.flags()))) {
            view = give(client, client.find(migration.reference), signed);
        }
        if (json()) {
            print(MigrationDocuments.status(view));
        } else {
            print(StatusText.lines(view, Instant.now(), paint()));
        }
        return ExitCode.OK;
    }
}
