package dev.towpath.starter.cli;

import dev.towpath.engine.spi.Engine;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.ExitCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.review.ChangelogReader;
import dev.towpath.review.Coverage;
import dev.towpath.review.ReadChangeset;
import dev.towpath.review.Review;
import dev.towpath.review.baseline.Baseline;
import dev.towpath.review.history.FileChange;
import dev.towpath.review.history.HistoryReview;
import dev.towpath.review.outcome.Judgement;
import dev.towpath.review.outcome.Outcome;
import dev.towpath.review.page.RuleTexts;
import dev.towpath.review.plan.ChangelogReview;
import dev.towpath.starter.config.Configuration;
import dev.towpath.starter.git.ChangedFiles;
import dev.towpath.starter.render.Form;
import dev.towpath.starter.render.LeftOutText;
import dev.towpath.starter.render.Words;
import dev.towpath.starter.report.BaselineFile;
import dev.towpath.starter.report.HandFiles;
import dev.towpath.starter.report.Places;
import dev.towpath.starter.report.Reports;
import dev.towpath.starter.report.ReviewReport;
import dev.towpath.starter.report.Sources;
import dev.towpath.starter.rule.RulePages;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code towpath review}: needs neither a server nor a database. */
@Command(
        name = "review",
        description = {
            "Reviews every migration of a project: what it locks, destroys or hides.",
            "Needs no server and no database. Exits with 5 when findings reach the limit.",
            "Prints text, json, sarif, github, gitlab, markdown or junit (-o, --report)."
        })
final class ReviewCommand extends Subcommand {
    private static final Pattern ENGINE =
            Pattern.compile("([a-z]+)(?::([0-9]{1,3})(?:\\.([0-9]{1,3})(?:\\.([0-9]{1,3}))?)?)?");

    private final RuleTexts rules = RulePages.all();

    @Mixin
    ProjectOptions project = new ProjectOptions();

    @Mixin
    JudgeOptions judge = new JudgeOptions();

    @Option(
            names = "--engine",
            paramLabel = "NAME[:VERSION]",
            defaultValue = "postgresql",
            description = "The engine, such as postgresql:17 or mysql:8.0.35 (default: ${DEFAULT-VALUE}).")
    String engine = "postgresql";

    ReviewCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Set<Form> forms() {
        return EnumSet.allOf(Form.class);
    }

    @Override
    boolean offline() {
        return true;
    }

    @Override
    ExitCode run() {
        Matcher named = ENGINE.matcher(engine);
        if (!named.matches()) {
            throw usage("--engine: \"" + engine + "\" is not a name with a version, as postgresql:17.");
        }
        if (judge.writeBaseline != null && judge.since != null) {
            throw usage("--write-baseline accepts what is found in all files, so --since cannot go with it.");
        }
        ReportTargets targets = ReportTargets.of(judge.reports, surroundings.directory());
        Configuration configuration =
                configuration(project.path, project.flags(), judge.flags(surroundings.directory()));
        Function<String, FileChange> changes = changes(configuration.project().path());
        Predicate<String> counts = file -> judge.since == null || changes.apply(file) != FileChange.NONE;
        Baseline baseline = baseline(configuration);
        Engine reads = Plugins.engine(named.group(1));
        LoadedProject loaded = LoadedProject.read(configuration.project(), reads.name());
        LeftOutText.line(loaded.changelog().leftOut()).ifPresent(this::say);
        List<ReadChangeset> changesets =
                new ChangelogReader(reads.language()).read(loaded.changelog().changesets());
        Review review = new ChangelogReview(
                        reads,
                        version(named, reads),
                        configuration.policy(),
                        configuration.review().team().wants(rules.onRequest()))
                .review(changesets);
        if (judge.since != null) {
            review = review.and(HistoryReview.of(changesets, changes));
        }
        Outcome outcome = judged(configuration, baseline, counts, review, changesets);
        if (judge.writeBaseline != null) {
            baseline = written(judge.writeBaseline, outcome);
            outcome = judged(configuration, baseline, counts, review, changesets);
        }
        FailOn limit = judge.failOn == null ? FailOn.of(configuration.policy()) : judge.failOn;
        ReviewReport report = new ReviewReport(
                outcome,
                Sources.of(loaded.changelog()),
                loaded.changelog().leftOut(),
                rules,
                Places.of(surroundings.directory(), configuration.project().path()),
                limit.severity(),
                Build.CURRENT.version(),
                new ReviewReport.Detail(judge.showWaived, common.verbose, judge.fixPreview));
        targets.write(report);
        if (judge.emitSql != null) {
            emit(
                    surroundings.directory().resolve(judge.emitSql),
                    new HandFiles(reads.handScripts(), configuration.policy().lockTimeout()),
                    outcome);
        }
        surroundings.out().print(Reports.print(report, common.output, paint()));
        boolean covered = covered(outcome.coverage(), configuration.review().minCoverage());
        return limit.reached(outcome.open()) || !covered ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static TowpathException usage(String message) {
        return new TowpathException(ErrorCode.CONFIGURATION, message);
    }

    /** Asked before the files are read, so that a mistyped ref is told at once. */
    private Function<String, FileChange> changes(Path folder) {
        if (judge.since == null) {
            return file -> FileChange.NONE;
        }
        ChangedFiles changed = ChangedFiles.since(folder, judge.since);
        Path real = ChangedFiles.real(folder);
        return file -> changed.of(real, file);
    }

    /** A new baseline accepts everything, also what an old one knew already. */
    private Baseline baseline(Configuration configuration) {
        Path file = configuration.review().baseline();
        return file == null || judge.writeBaseline != null ? Baseline.EMPTY : BaselineFile.read(file);
    }

    private Outcome judged(
            Configuration configuration,
            Baseline baseline,
            Predicate<String> counts,
            Review review,
            List<ReadChangeset> changesets) {
        return new Judgement(
                        configuration.review().team().silent(rules.onRequest()),
                        rules.ids(),
                        baseline,
                        surroundings.today(),
                        counts)
                .of(review, changesets);
    }

    private Baseline written(String file, Outcome outcome) {
        Baseline baseline = Baseline.of(outcome.open());
        Path path = surroundings.directory().resolve(file);
        BaselineFile.write(path, baseline);
        say("Wrote " + Words.plural(baseline.entries().size(), "finding") + " to " + path + ".");
        return baseline;
    }

    private void emit(Path directory, HandFiles files, Outcome outcome) {
        int written = files.write(directory, outcome.proposals());
        say("Wrote " + Words.plural(written, "SQL file") + " to " + directory
                + ". They change the schema and the rows, and not the tool's history.");
    }

    private boolean covered(Coverage coverage, double percent) {
        boolean covered = coverage.understood() * 100.0 >= coverage.statements() * percent;
        if (!covered) {
            say(Words.count(coverage.understood()) + " of " + Words.plural(coverage.statements(), "statement")
                    + " were understood, fewer than the " + percent + " % that review.min-coverage asks for.");
        }
        return covered;
    }

    private static ServerVersion version(Matcher named, Engine engine) {
        if (named.group(2) == null) {
            return engine.assumedVersion();
        }
        int major = Integer.parseInt(named.group(2));
        if (named.group(3) == null) {
            return ServerVersion.newest(major);
        }
        int minor = Integer.parseInt(named.group(3));
        return named.group(4) == null
                ? ServerVersion.newest(major, minor)
                : new ServerVersion(major, minor, Integer.parseInt(named.group(4)));
    }
}
