package dev.towpath.starter.report;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.starter.render.Words;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The phases of a migration as a Mermaid picture, with what the findings say about them. It holds numbers only, so that
 * nothing of a stranger can steer it.
 */
final class PhasePicture {
    private PhasePicture() {}

    /** The picture, or nothing when the findings say nothing about phases. */
    static String of(ReviewReport report) {
        long stop = count(report, finding -> finding.severity() == Severity.ERROR);
        Set<String> losses = losses(report);
        long wait = count(report, finding -> losses.contains(finding.rule()));
        if (stop + wait == 0) {
            return "";
        }
        String prepare = stop == 0 ? "" : "<br>" + Words.plural(stop, "error") + " to mend first";
        String contract = wait == 0 ? "" : "<br>" + Words.plural(wait, "change") + " to approve";
        return "```mermaid\nflowchart LR\n"
                + "    prepare[\"prepare" + prepare + "\"] --> deploy[deploy] --> backfill[backfill]"
                + " --> validate[validate] --> contract[\"contract" + contract + "\"]\n"
                + "```\n\n";
    }

    /** The rules found that are about something going away. */
    private static Set<String> losses(ReviewReport report) {
        return report.open().stream()
                .map(Finding::rule)
                .distinct()
                .filter(rule -> report.rules()
                        .of(rule)
                        .filter(text -> text.category().equals("loss"))
                        .isPresent())
                .collect(Collectors.toSet());
    }

    private static long count(ReviewReport report, Predicate<Finding> which) {
        return report.open().stream().filter(which).count();
    }
}
