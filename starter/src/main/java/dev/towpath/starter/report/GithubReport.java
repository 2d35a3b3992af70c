package dev.towpath.starter.report;

import dev.towpath.model.finding.Finding;
import dev.towpath.starter.render.Words;
import java.util.Comparator;
import java.util.List;

/**
 * A review as workflow commands, which GitHub Actions turns into annotations. It shows ten of a kind for each step, so the
 * most serious come first.
 */
final class GithubReport {
    private GithubReport() {}

    static String of(ReviewReport report) {
        StringBuilder text = new StringBuilder();
        List<Finding> bySeverity = report.open().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
        bySeverity.forEach(finding -> text.append(command(report, finding)).append('\n'));
        return text.append(Summary.coverage(report))
                .append("; ")
                .append(Summary.counts(report))
                .append('\n')
                .toString();
    }

    private static String command(ReviewReport report, Finding finding) {
        String kind = switch (finding.severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
        String title = finding.rule() + (finding.lock() == null ? "" : " [" + finding.lock() + "]");
        return "::" + kind + " file=" + property(report.path(finding)) + ",line="
                + finding.at().line() + ",col=" + finding.at().column() + ",title=" + property(Words.line(title)) + "::"
                + message(Words.block(FindingWords.whole(finding)));
    }

    /** The percent sign first: the other escapes hold one. */
    private static String message(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }
}
