package dev.towpath.starter.render;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import java.util.List;
import java.util.Locale;

/** One finding for people. */
final class FindingText {
    private FindingText() {}

    /** The place first, as compilers do, so that editors and terminals make a link of it. */
    static List<String> lines(Finding finding, Paint paint) {
        String severity = severity(finding.severity());
        String painted = switch (finding.severity()) {
            case ERROR -> paint.red(severity);
            case WARNING -> paint.yellow(severity);
            case INFO -> severity;
        };
        String lock = finding.lock();
        return List.of(
                Words.line(finding.at().toString()) + ": " + painted + " " + finding.rule() + " "
                        + Words.line(finding.message())
                        + (lock == null ? "" : paint.faint(" [" + Words.line(lock) + "]")),
                "    " + Words.line(finding.advice()));
    }

    static String severity(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
