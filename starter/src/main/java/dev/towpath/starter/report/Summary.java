package dev.towpath.starter.report;

import dev.towpath.model.finding.Severity;
import dev.towpath.starter.render.Words;

/** The numbers at the end of a report. */
final class Summary {
    private Summary() {}

    /** {@code 2 files, 3 statements, 3 understood (100 %)}. */
    static String coverage(ReviewReport report) {
        int statements = report.outcome().coverage().statements();
        int understood = report.outcome().coverage().understood();
        String share = statements == 0 ? "" : " (" + (long) understood * 100 / statements + " %)";
        return Words.plural(report.outcome().files().size(), "file") + ", " + Words.plural(statements, "statement")
                + ", " + Words.count(understood) + " understood" + share;
    }

    /** {@code 1 error, 2 warnings}, and remarks when there are any. */
    static String counts(ReviewReport report) {
        long infos = report.count(Severity.INFO);
        return Words.plural(report.count(Severity.ERROR), "error") + ", "
                + Words.plural(report.count(Severity.WARNING), "warning")
                + (infos == 0 ? "" : ", " + Words.plural(infos, "info"));
    }
}
