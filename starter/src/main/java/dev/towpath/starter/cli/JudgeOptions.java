package dev.towpath.starter.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of a review counts, and where it goes. */
final class JudgeOptions {
    @Option(
            names = "--fail-on",
            paramLabel = "error|warning|info|never",
            converter = Choices.OfLimit.class,
            description = "Findings of this severity fail the review (default: policy.fail-on).")
    @Nullable
    FailOn failOn;

    @Option(
            names = "--min-coverage",
            paramLabel = "PERCENT",
            description = "Fail when fewer statements were understood (default: review.min-coverage, or 0).")
    @Nullable
    String minCoverage;

    @Option(
            names = "--since",
            paramLabel = "REF",
            description = "Only findings in files changed since the git merge base with REF. All files are read.")
    @Nullable
    String since;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Leave out the findings that this file accepts (default: review.baseline).")
    @Nullable
    String baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Accept everything that is found now: write it to this file.")
    @Nullable
    String writeBaseline;

    @Option(names = "--show-waived", description = "List the waived findings too.")
    boolean showWaived;

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            description = "Also write a report to a file; may stand several times.")
    List<String> reports = new ArrayList<>();

    @Option(
            names = "--fix-preview",
            description = "Also show how Towpath would run each changeset: what you wrote, what runs, what it locks.")
    boolean fixPreview;

    @Option(
            names = "--emit-sql",
            paramLabel = "DIR",
            description = "Write what Towpath would run as SQL files that you can run by hand, one for each file.")
    @Nullable
    String emitSql;

    /** As configuration. A path of the command line is relative to where the user is. */
    Map<String, String> flags(Path directory) {
        Map<String, String> flags = new LinkedHashMap<>();
        TemporalOptions.put(flags, "review.min-coverage", minCoverage);
        TemporalOptions.put(
                flags,
                "review.baseline",
                baseline == null
                        ? null
                        : directory.toAbsolutePath().resolve(baseline).toString());
        return flags;
    }
}
