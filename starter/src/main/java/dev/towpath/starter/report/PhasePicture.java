package dev.towpath.starter.report;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.Severity;
import dev.towpath.starter.render.Words;
import java.util.function.Predicate;

/**
 * The phases of a migration as a Mermaid picture, with what the findings say about them. It holds numbers only, so that
 * nothing of a stranger can steer it.
 */
final class PhasePicture {
    private PhasePicture() {}

    /** The picture, or nothing when the findings say nothing about phases. */
    static String of(ReviewReport report) {
        long stop = count(report, finding -> finding.severity() == Severity.ERROR);
        long wait = count(report, finding -> finding.rule().equals("destructive"));
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

    private static long count(ReviewReport report, Predicate<Finding> which) {
        return report.open().stream().filter(which).count();
    }
}
