package dev.towpath.review.outcome;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.finding.WaivedFinding;
import dev.towpath.review.Coverage;
import dev.towpath.review.Proposal;
import java.util.List;

/**
 * What is left of a review to act on, and what was set aside.
 *
 * @param open what counts, by file in the tool's order, line and column
 * @param waived what somebody decided to live with
 * @param known what the baseline accepts
 * @param stale entries of the baseline whose finding is gone
 * @param coverage how much of the SQL was understood
 * @param files the files that count, in the tool's order
 * @param proposals how the changesets of these files would run
 */
public record Outcome(
        List<Finding> open,
        List<WaivedFinding> waived,
        List<Finding> known,
        int stale,
        Coverage coverage,
        List<String> files,
        List<Proposal> proposals) {
    public Outcome {
        open = List.copyOf(open);
        waived = List.copyOf(waived);
        known = List.copyOf(known);
        files = List.copyOf(files);
        proposals = List.copyOf(proposals);
    }
}
