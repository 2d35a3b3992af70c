package dev.towpath.starter.report;

import dev.towpath.model.changeset.Changelog.LeftOut;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.review.Proposal;
import dev.towpath.review.outcome.Outcome;
import dev.towpath.review.page.RuleTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report is made from.
 *
 * @param outcome what was found
 * @param sources the texts of the files
 * @param leftOut files that nobody looked at
 * @param rules what there is to read about rules
 * @param places how files are called outside the project
 * @param limit findings from this severity on fail the review; null when none does
 * @param version of this program
 * @param detail what is shown beside the findings that count
 */
public record ReviewReport(
        Outcome outcome,
        Sources sources,
        List<LeftOut> leftOut,
        RuleTexts rules,
        Places places,
        @Nullable Severity limit,
        String version,
        Detail detail) {
    public ReviewReport {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * What is shown beside the findings that count.
     *
     * @param waived whether the text lists waived findings
     * @param infos whether the text lists every remark
     * @param preview whether text, JSON and Markdown show how Towpath would run each changeset
     */
    public record Detail(boolean waived, boolean infos, boolean preview) {}

    /** What counts. */
    List<Finding> open() {
        return outcome.open();
    }

    /** What is previewed; nothing unless somebody asked. */
    List<Proposal> previews() {
        return detail.preview() ? outcome.proposals() : List.of();
    }

    boolean fails(Finding finding) {
        Severity from = limit;
        return from != null && finding.severity().reaches(from);
    }

    long count(Severity severity) {
        return open().stream().filter(f -> f.severity() == severity).count();
    }

    String path(Finding finding) {
        return places.of(finding.at().file());
    }
}
