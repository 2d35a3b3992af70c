package dev.towpath.review.plan;

import dev.towpath.model.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one statement.
 *
 * @param parts in order; empty when it is held or refused
 * @param findings about it
 * @param hold why its changeset must wait for contract, or null
 */
record StatementPlan(
        List<DraftPart> parts,
        List<Finding> findings,
        @Nullable String hold) {
    StatementPlan {
        parts = List.copyOf(parts);
        findings = List.copyOf(findings);
    }

    static StatementPlan of(DraftPart... parts) {
        return new StatementPlan(List.of(parts), List.of(), null);
    }

    static StatementPlan of(List<DraftPart> parts, List<Finding> findings) {
        return new StatementPlan(parts, findings, null);
    }

    static StatementPlan held(String reason, Finding finding) {
        return new StatementPlan(List.of(), List.of(finding), reason);
    }
}
