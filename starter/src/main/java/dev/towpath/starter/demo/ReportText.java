package dev.towpath.starter.demo;

import java.util.Locale;

/** The report for people. */
final class ReportText {
    private ReportText() {}

    static String of(DemoReport report) {
        StringBuilder text = new StringBuilder("\n");
        line(text, "Phases");
        for (DemoReport.Phase phase : report.phases()) {
            line(text, "  %-10s %8d ms", phase.name(), phase.durationMs());
        }
        var fill = report.backfill();
        line(text, "Backfill      %,d rows, %,d rows/s", fill.rows(), fill.rowsPerSecond());
        line(
                text,
                "  exactly once: %d rows changed twice, %d rows done again after the kill",
                fill.rowsChangedTwice(),
                fill.rowsRedoneAfterKill());
        line(
                text,
                "Worker        killed %d times (SIGKILL), going on after %d ms",
                report.worker().kills(),
                report.worker().resumeMs());
        var application = report.application();
        line(text, "Application   %,d operations, %d errors", application.operations(), application.errors());
        line(text, "  before      %s", latencies(application.before()));
        line(text, "  during      %s", latencies(application.during()));
        line(
                text,
                "Strong locks  waited for at most %d ms, held at most %d ms",
                report.locks().longestWait(),
                report.locks().longestHold());
        line(
                text,
                "Connections   at most %d of a budget of %d",
                report.connections().max(),
                report.connections().budget());
        line(
                text,
                "Flyway        validate: %s, migrate: %s",
                report.flyway().validate(),
                report.flyway().migrate());
        if (report.temporal().ui() == null) {
            line(
                    text,
                    "Temporal      in-memory server, without a UI. For the real one run scripts/services (needs Go),");
            line(text, "              or put the temporal command line on the PATH.");
        } else {
            line(
                    text,
                    "Temporal      real development server; with --keep its page stays at %s",
                    report.temporal().ui());
        }
        report.failures().forEach(failure -> line(text, "NOT OK        %s", failure));
        line(text, report.ok() ? "Everything holds." : "Something does not hold: see above.");
        return text.toString();
    }

    private static String latencies(Latencies.Summary summary) {
        return String.format(
                Locale.ROOT, "p50 %.2f ms, p99 %.2f ms, longest %.2f ms", summary.p50(), summary.p99(), summary.max());
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
