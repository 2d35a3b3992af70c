package dev.towpath.starter.report;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.review.Proposal;
import dev.towpath.starter.render.FindingText;
import dev.towpath.starter.render.Paint;
import dev.towpath.starter.render.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A review as a comment on a pull request. A forge refuses a comment that is too long, so the rest is only counted. */
final class MarkdownReport {
    /** GitHub's limit is 65,536 characters. */
    static final int LONGEST = 60_000;

    private static final int LONGEST_REWRITE = 4_000;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LAST_LINE = 100;

    private final ReviewReport report;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(ReviewReport report) {
        this.report = report;
    }

    static String of(ReviewReport report) {
        MarkdownReport markdown = new MarkdownReport(report);
        markdown.summary();
        markdown.findings();
        markdown.previews();
        return markdown.text.toString();
    }

    private void summary() {
        boolean fails = report.open().stream().anyMatch(report::fails);
        text.append("## Towpath: migrations ")
                .append(fails ? "need work" : "reviewed")
                .append("\n\n");
        text.append("| errors | warnings | infos | waived | in the baseline | statements understood |\n");
        text.append("|---:|---:|---:|---:|---:|---:|\n");
        text.append("| ").append(Words.count(report.count(Severity.ERROR)));
        text.append(" | ").append(Words.count(report.count(Severity.WARNING)));
        text.append(" | ").append(Words.count(report.count(Severity.INFO)));
        text.append(" | ").append(Words.count(report.outcome().waived().size()));
        text.append(" | ").append(Words.count(report.outcome().known().size()));
        text.append(" | ").append(Words.count(report.outcome().coverage().understood()));
        text.append(" of ")
                .append(Words.count(report.outcome().coverage().statements()))
                .append(" |\n\n");
        text.append(PhasePicture.of(report));
    }

    private void findings() {
        Map<String, List<Finding>> files = report.open().stream()
                .collect(Collectors.groupingBy(report::path, LinkedHashMap::new, Collectors.toList()));
        int left = report.open().size();
        for (Map.Entry<String, List<Finding>> file : files.entrySet()) {
            String heading = "### " + MarkdownText.code(cut(file.getKey(), LONGEST_TEXT)) + "\n\n";
            for (Finding finding : file.getValue()) {
                String block = heading + finding(finding);
                if (text.length() + block.length() > LONGEST - LAST_LINE) {
                    text.append("\n… ").append(Words.count(left)).append(" more. `towpath review` shows them all.\n");
                    return;
                }
                text.append(block);
                heading = "";
                left--;
            }
        }
    }

    private void previews() {
        int left = report.previews().size();
        for (Proposal proposal : report.previews()) {
            String name = MarkdownText.code(cut(report.places().of(proposal.file()), LONGEST_TEXT));
            String steps = String.join("\n", PreviewText.lines(proposal, Paint.PLAIN));
            String block = "<details><summary>" + name + " as Towpath runs it</summary>\n\n"
                    + MarkdownText.block(cut(steps, LONGEST_REWRITE)) + "\n\n</details>\n\n";
            if (text.length() + block.length() > LONGEST - LAST_LINE) {
                text.append("\n… ").append(Words.plural(left, "more preview")).append(".\n");
                return;
            }
            text.append(block);
            left--;
        }
    }

    private String finding(Finding finding) {
        String lock = finding.lock();
        StringBuilder block = new StringBuilder("- **")
                .append(FindingText.severity(finding.severity()))
                .append("** ")
                .append(MarkdownText.code(finding.rule()))
                .append(", line ")
                .append(finding.at().line())
                .append(lock == null ? "" : ", " + MarkdownText.code(cut(lock, LONGEST_TEXT)))
                .append("<br>")
                .append(MarkdownText.inline(cut(finding.message(), LONGEST_TEXT)))
                .append(
                        finding.advice().isBlank()
                                ? ""
                                : "<br>" + MarkdownText.inline(cut(finding.advice(), LONGEST_TEXT)))
                .append("<br>")
                .append(MarkdownText.code(finding.statement()))
                .append("\n\n");
        if (!finding.rewrite().isEmpty()) {
            block.append("<details><summary>Instead</summary>\n\n")
                    .append(MarkdownText.block(cut(FindingWords.rewrite(finding), LONGEST_REWRITE)))
                    .append("\n\n</details>\n\n");
        }
        return block.toString();
    }

    private static String cut(String value, int longest) {
        if (value.length() <= longest) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return value.substring(0, end) + "…";
    }
}
