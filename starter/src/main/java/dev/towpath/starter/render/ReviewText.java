package dev.towpath.starter.render;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.review.Review;
import java.util.ArrayList;
import java.util.List;

/** A review for people. */
public final class ReviewText {
    private ReviewText() {}

    /** The findings, and a summary that says how much was understood. */
    public static List<String> lines(Review review, Paint paint) {
        List<String> lines = new ArrayList<>();
        review.findings().forEach(finding -> lines.addAll(FindingText.lines(finding, paint)));
        int statements = review.coverage().statements();
        int understood = review.coverage().understood();
        String share = statements == 0 ? "" : " (" + (long) understood * 100 / statements + " %)";
        lines.add(paint.bold(Words.plural(review.files().size(), "file") + ", "
                + Words.plural(statements, "statement") + ", " + Words.count(understood) + " understood" + share + "; "
                + Words.plural(count(review, Severity.ERROR), "error") + ", "
                + Words.plural(count(review, Severity.WARNING), "warning")));
        return lines;
    }

    private static long count(Review review, Severity severity) {
        return review.findings().stream()
                .map(Finding::severity)
                .filter(severity::equals)
                .count();
    }
}
