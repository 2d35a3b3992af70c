package dev.towpath.starter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.towpath.model.ExitCode;
import dev.towpath.model.policy.DurationText;
import dev.towpath.starter.client.MigrationView;
import dev.towpath.starter.client.ShellArgument;
import dev.towpath.starter.client.Started;
import dev.towpath.starter.client.TowpathClient;
import dev.towpath.starter.config.Configuration;
import dev.towpath.starter.render.JsonDocuments;
import dev.towpath.starter.render.MigrationDocuments;
import dev.towpath.starter.render.StatusText;
import dev.towpath.starter.render.Words;
import dev.towpath.workflow.migration.MigrationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code towpath start}: what a release calls. */
@Command(
        name = "start",
        description = {
            "Starts a migration, or attaches to it when it runs already, and waits.",
            "Ctrl-C stops waiting only: the migration goes on."
        })
final class StartCommand extends Subcommand {
    @Mixin
    RequestOptions request = new RequestOptions();

    @Option(
            names = "--wait-for",
            paramLabel = "prepared|deployed|backfilled|validated|completed",
            converter = Choices.OfGoal.class,
            defaultValue = "completed",
            description = "How far to wait (default: ${DEFAULT-VALUE}).")
    Goal goal = Goal.COMPLETED;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = Choices.OfDuration.class,
            description = "How long to wait, such as 30m (default: without limit). Exits with 6.")
    @Nullable
    Duration timeout;

    @Option(names = "--detach", description = "Do not wait.")
    boolean detach;

    @Option(names = "--keep-waiting", description = "Also while the migration is blocked and needs somebody.")
    boolean keepWaiting;

    @Option(names = "--id", paramLabel = "ID", description = "The migration's id (default: DATABASE/LAST-CHANGESET).")
    @Nullable
    String id;

    StartCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        Configuration configuration =
                configuration(request.project.path, request.project.flags(), request.temporal.flags());
        LoadedProject project = LoadedProject.read(configuration.project(), request.engine(configuration));
        Requests.Wish wish = request.wish(configuration, id, by(request.by), false);
        // Once before connecting: a wrong project needs no server to be wrong.
        MigrationRequest checked = Requests.of(project, wish);
        try (TowpathClient client = connect(configuration)) {
            MigrationRequest wanted = client.registersSearchAttributes() ? withAttributes(checked) : checked;
            Started started = client.start(wanted);
            say((started.attached() ? "Attached to " : "Started ") + Words.line(started.id()) + " (run "
                    + started.runId() + ").");
            return detach ? detached(started) : waited(client, started);
        }
    }

    private static MigrationRequest withAttributes(MigrationRequest r) {
        return new MigrationRequest(
                r.id(),
                r.database(),
                r.engine(),
                r.project(),
                r.policy(),
                r.digest(),
                r.requestedBy(),
                true,
                r.resumed());
    }

    private ExitCode detached(Started started) {
        String watch = "towpath watch " + ShellArgument.of(started.id());
        if (json()) {
            ObjectNode document = JsonDocuments.document();
            document.put("id", started.id()).put("run", started.runId()).put("attached", started.attached());
            print(document.put("watch", watch));
        } else {
            surroundings.out().println(Words.line(started.id()));
            say("Watch it with: " + watch);
        }
        return ExitCode.OK;
    }

    private ExitCode waited(TowpathClient client, Started started) {
        LiveView live = LiveView.onErrors(surroundings, paint(surroundings.errTerminal()));
        Waiting.Ended ended = Detachment.during(
                surroundings,
                started.id(),
                () -> new Waiting(surroundings, live)
                        .until(client.observe(started.id()), view -> goal.judge(view, keepWaiting), timeout));
        MigrationView view = ended.view();
        if (ended.timedOut()) {
            say("Not " + goal.name().toLowerCase(Locale.ROOT) + " after "
                    + DurationText.print(Objects.requireNonNull(timeout))
                    + "; the migration goes on. Come back with: towpath watch " + ShellArgument.of(started.id()));
        }
        if (json()) {
            print(MigrationDocuments.status(view));
        } else {
            print(StatusText.lines(view, Instant.now(), paint()));
        }
        return ended.code();
    }
}
