package dev.towpath.starter.report;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.finding.WaivedFinding;
import dev.towpath.review.Proposal;
import dev.towpath.starter.render.FindingText;
import dev.towpath.starter.render.Paint;
import dev.towpath.starter.render.Words;
import java.util.ArrayList;
import java.util.List;

/** A review for people at a terminal. */
final class TextReport {
    private static final int INFOS = 10;

    private final ReviewReport report;
    private final Paint paint;
    private final List<String> lines = new ArrayList<>();

    private TextReport(ReviewReport report, Paint paint) {
        this.report = report;
        this.paint = paint;
    }

    static String of(ReviewReport report, Paint paint) {
        TextReport text = new TextReport(report, paint);
        text.findings();
        text.waived();
        text.previews();
        text.summary();
        return String.join("\n", text.lines) + "\n";
    }

    private void findings() {
        int infos = 0;
        for (Finding finding : report.open()) {
            boolean info = finding.severity() == Severity.INFO;
            infos += info ? 1 : 0;
            if (!info || infos <= INFOS || report.detail().infos()) {
                finding(finding);
            }
        }
        if (infos > INFOS && !report.detail().infos()) {
            lines.add("… and " + Words.count(infos - INFOS) + " more infos, --verbose shows them");
        }
    }

    private void finding(Finding finding) {
        List<String> text = FindingText.lines(finding, paint);
        lines.add(text.getFirst());
        SourceExcerpt.lines(report.sources(), finding.at()).forEach(line -> lines.add(paint.faint(line)));
        lines.addAll(text.subList(1, text.size()));
    }

    private void previews() {
        for (Proposal proposal : report.previews()) {
            lines.add(paint.bold(Words.line(proposal.file()) + " as Towpath runs it"));
            PreviewText.lines(proposal, paint).forEach(line -> lines.add("  " + line.replace("\n", "\n  ")));
        }
    }

    private void waived() {
        if (report.detail().waived()) {
            for (WaivedFinding waived : report.outcome().waived()) {
                lines.add(FindingText.lines(waived.finding(), paint).getFirst());
                lines.add("    waived: " + Words.line(WaiverWords.of(waived.waiver())));
            }
        }
    }

    private void summary() {
        StringBuilder line = new StringBuilder(Summary.coverage(report));
        line.append("; ").append(Summary.counts(report));
        int waived = report.outcome().waived().size();
        if (waived > 0) {
            line.append("; ").append(Words.count(waived)).append(" waived");
            line.append(report.detail().waived() ? "" : " (--show-waived shows them)");
        }
        if (!report.outcome().known().isEmpty()) {
            line.append("; ")
                    .append(Words.count(report.outcome().known().size()))
                    .append(" in the baseline");
        }
        int stale = report.outcome().stale();
        if (stale > 0) {
            lines.add((stale == 1 ? "1 entry" : Words.count(stale) + " entries") + " of the baseline "
                    + (stale == 1 ? "matches" : "match")
                    + " nothing any more: write it anew with --write-baseline.");
        }
        lines.add(paint.bold(line.toString()));
    }
}
