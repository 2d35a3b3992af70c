package dev.towpath.starter.cli;

import dev.towpath.model.ExitCode;
import dev.towpath.starter.client.TowpathClient;
import dev.towpath.starter.render.StatusText;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code towpath watch}. */
@Command(
        name = "watch",
        description = {
            "Shows a migration while it moves, until it ends.",
            "With -o json: one document per line and change. Ctrl-C stops watching only."
        })
final class WatchCommand extends Subcommand {
    @Mixin
    ReferenceOptions migration = new ReferenceOptions();

    WatchCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        LiveView live = LiveView.onOutput(surroundings, json(), paint());
        try (TowpathClient client = connect(configuration(null, migration.temporal.flags()))) {
            String id = client.find(migration.reference);
            Waiting.Ended ended = Detachment.during(
                    surroundings,
                    id,
                    () -> new Waiting(surroundings, live)
                            .until(client.observe(id), view -> Goal.COMPLETED.judge(view, true), null));
            if (!json()) {
                print(StatusText.lines(ended.view(), Instant.now(), paint()));
            }
            return ended.code();
        }
    }
}
