package dev.towpath.starter.report;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.Step;
import dev.towpath.review.Proposal;
import dev.towpath.starter.render.Words;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The phases of a migration as a Mermaid picture, with what Towpath would do in each with the reviewed changesets. It
 * holds numbers and names of our own only, so that nothing of a stranger can steer it.
 */
final class PhasePicture {
    private PhasePicture() {}

    /** The picture, or nothing when there is nothing to run. */
    static String of(ReviewReport report) {
        List<Proposal> proposals = report.outcome().proposals();
        long held =
                proposals.stream().filter(proposal -> proposal.hold() != null).count();
        if (held == 0
                && proposals.stream().allMatch(proposal -> proposal.steps().isEmpty())) {
            return "";
        }
        long errors = report.count(Severity.ERROR);
        return "```mermaid\nflowchart LR\n"
                + "    prepare[\"prepare" + (errors == 0 ? "" : "<br>" + Words.plural(errors, "error") + " to mend")
                + "\"] --> " + box(Phase.DEPLOY, proposals)
                + " --> " + box(Phase.BACKFILL, proposals)
                + " --> " + box(Phase.VALIDATE, proposals)
                + " --> contract[\"contract"
                + (held == 0 ? "" : "<br>" + Words.plural(held, "changeset") + " to approve") + "\"]\n"
                + "```\n\n";
    }

    private static String box(Phase phase, List<Proposal> proposals) {
        SortedMap<String, Long> kinds = proposals.stream()
                .filter(proposal -> proposal.hold() == null)
                .flatMap(proposal -> proposal.steps().stream())
                .filter(step -> step.phase() == phase && !(step instanceof Step.RecordHistory))
                .collect(Collectors.groupingBy(Step::kind, TreeMap::new, Collectors.counting()));
        StringBuilder box = new StringBuilder(phase.display() + "[\"" + phase.display());
        kinds.forEach((kind, count) ->
                box.append("<br>").append(Words.count(count)).append(" × ").append(kind));
        return box.append("\"]").toString();
    }
}
