package dev.towpath.starter.report;

import dev.towpath.starter.render.Form;
import dev.towpath.starter.render.Paint;

/** All forms of a report. */
public final class Reports {
    private Reports() {}

    /** The report in this form, ended by a line's end. Only the text has colours. */
    public static String print(ReviewReport report, Form form, Paint paint) {
        return switch (form) {
            case TEXT -> TextReport.of(report, paint);
            case JSON -> JsonReport.of(report);
            case SARIF -> SarifReport.of(report);
            case GITHUB -> GithubReport.of(report);
            case GITLAB -> GitlabReport.of(report);
            case MARKDOWN -> MarkdownReport.of(report);
            case JUNIT -> JunitReport.of(report);
        };
    }
}
