package dev.towpath.review.outcome;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.WaivedFinding;
import dev.towpath.review.ReadChangeset;
import dev.towpath.review.Review;
import dev.towpath.review.baseline.Baseline;
import dev.towpath.review.waiver.Waived;
import dev.towpath.review.waiver.WaiverComments;
import dev.towpath.review.waiver.WaiverRequirements;
import dev.towpath.review.waiver.Waivers;
import dev.towpath.review.waiver.WrittenWaivers;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * Turns a review into what counts: levels first, then waivers, the baseline, and at the end the files that matter. All
 * files were read by then, so that neither the schema nor the counts depend on the choice.
 *
 * @param rules the ids that exist
 * @param today the day on which waivers are looked at
 * @param counts whether findings of this file matter
 */
public record Judgement(
        TeamRules team, SortedSet<String> rules, Baseline baseline, LocalDate today, Predicate<String> counts) {
    /** What counts of this review of these changesets. */
    public Outcome of(Review review, List<ReadChangeset> changesets) {
        WaiverRequirements requirements =
                new WaiverRequirements(team.waiverOwner(), team.waiverExpiry(), rules, team.off());
        WrittenWaivers written = WaiverComments.in(changesets).and(team.waivers());
        // Levels come again at the end: the waivers themselves may have been found wanting.
        Waived waived = new Waivers(requirements, today).apply(levelled(review.findings()), written);
        Baseline.Split split = baseline.split(levelled(waived.open()));
        return new Outcome(
                sorted(split.open(), review.files()),
                waived.waived().stream().filter(this::counts).toList(),
                split.known().stream().filter(this::counts).toList(),
                split.stale(),
                review.coverage(),
                review.files().stream().filter(counts).toList(),
                review.proposals().stream()
                        .filter(proposal -> counts.test(proposal.file()))
                        .toList());
    }

    private List<Finding> levelled(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> team.levels().get(finding.rule()) != RuleLevel.OFF)
                .map(this::levelled)
                .toList();
    }

    private Finding levelled(Finding finding) {
        RuleLevel level = team.levels().get(finding.rule());
        return level == null ? finding : finding.as(level.severity());
    }

    private boolean counts(Finding finding) {
        return counts.test(finding.at().file());
    }

    private boolean counts(WaivedFinding waived) {
        return counts(waived.finding());
    }

    private List<Finding> sorted(List<Finding> findings, List<String> files) {
        Map<String, Integer> places = new HashMap<>();
        files.forEach(file -> places.putIfAbsent(file, places.size()));
        return findings.stream()
                .filter(this::counts)
                .sorted(Comparator.comparingInt((Finding finding) ->
                                places.getOrDefault(finding.at().file(), places.size()))
                        .thenComparingInt(finding -> finding.at().line())
                        .thenComparingInt(finding -> finding.at().column()))
                .toList();
    }
}
