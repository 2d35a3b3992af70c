package dev.towpath.starter.render;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One finding for people. */
public final class FindingText {
    private FindingText() {}

    /** The place first, as compilers do, so that editors and terminals make a link of it. */
    public static List<String> lines(Finding finding, Paint paint) {
        String severity = severity(finding.severity());
        String painted = switch (finding.severity()) {
            case ERROR -> paint.red(severity);
            case WARNING -> paint.yellow(severity);
            case INFO -> severity;
        };
        String lock = finding.lock();
        List<String> lines = new ArrayList<>();
        lines.add(Words.line(finding.at().toString()) + ": " + painted + " " + finding.rule() + " "
                + Words.line(finding.message())
                + (lock == null ? "" : paint.faint(" [" + Words.line(lock) + "]")));
        if (!finding.advice().isBlank()) {
            lines.add("    " + Words.line(finding.advice()));
        }
        for (String sql : finding.rewrite()) {
            Words.block(sql).lines().forEach(line -> lines.add("      " + paint.green(line)));
        }
        return lines;
    }

    /** The severity as it is printed everywhere. */
    public static String severity(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
