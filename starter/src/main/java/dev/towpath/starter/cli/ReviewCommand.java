package dev.towpath.starter.cli;

import dev.towpath.engine.spi.Engine;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.ExitCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.review.ChangelogReader;
import dev.towpath.review.Review;
import dev.towpath.review.plan.ChangelogReview;
import dev.towpath.starter.config.Configuration;
import dev.towpath.starter.render.JsonDocuments;
import dev.towpath.starter.render.LeftOutText;
import dev.towpath.starter.render.ReviewText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code towpath review}: needs neither a server nor a database. */
@Command(
        name = "review",
        description = {
            "Reviews every migration of a project: what it locks, destroys or hides.",
            "Needs no server and no database. Exits with 5 when findings reach the limit."
        })
final class ReviewCommand extends Subcommand {
    private static final Pattern ENGINE = Pattern.compile("([a-z]+)(?::([0-9]{1,3})(?:\\.([0-9]{1,3}))?)?");

    @Mixin
    ProjectOptions project = new ProjectOptions();

    @Option(
            names = "--engine",
            paramLabel = "NAME[:VERSION]",
            defaultValue = "postgresql",
            description = "The engine, such as postgresql:17 (default: ${DEFAULT-VALUE}).")
    String engine = "postgresql";

    @Option(
            names = "--fail-on",
            paramLabel = "error|warning|info|never",
            converter = Choices.OfLimit.class,
            description = "Findings of this severity fail the review (default: policy.fail-on).")
    @Nullable
    FailOn failOn;

    ReviewCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run() {
        Matcher named = ENGINE.matcher(engine);
        if (!named.matches()) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "--engine: \"" + engine + "\" is not a name with a version, as postgresql:17.");
        }
        Configuration configuration = configuration(project.path, project.flags());
        Engine reads = Plugins.engine(named.group(1));
        LoadedProject loaded = LoadedProject.read(configuration.project(), reads.name());
        Review review = new ChangelogReview(reads, version(named, reads), configuration.policy())
                .review(new ChangelogReader(reads.language())
                        .read(loaded.changelog().changesets()));
        LeftOutText.line(loaded.changelog().leftOut()).ifPresent(this::say);
        if (json()) {
            print(JsonDocuments.review(review));
        } else {
            print(ReviewText.lines(review, paint()));
        }
        FailOn limit = failOn == null ? FailOn.of(configuration.policy()) : failOn;
        return limit.reached(review.findings()) ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static ServerVersion version(Matcher named, Engine engine) {
        if (named.group(2) == null) {
            return engine.assumedVersion();
        }
        int minor = named.group(3) == null ? 0 : Integer.parseInt(named.group(3));
        return new ServerVersion(Integer.parseInt(named.group(2)), minor);
    }
}
