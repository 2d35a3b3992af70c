package dev.towpath.review;

import dev.towpath.model.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What a review without a database found.
 *
 * @param findings in source order
 * @param coverage how much of the SQL was understood
 * @param files the files that were read, in the tool's order
 * @param proposals how each changeset would run, in the tool's order
 */
public record Review(List<Finding> findings, Coverage coverage, List<String> files, List<Proposal> proposals) {
    public Review {
        findings = List.copyOf(findings);
        files = List.copyOf(files);
        proposals = List.copyOf(proposals);
    }

    /** The same with more findings. */
    public Review and(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Review(all, coverage, files, proposals);
    }
}
