package dev.towpath.review.plan;

import dev.towpath.review.rule.Judged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one statement.
 *
 * @param parts in order; empty when it is held or refused
 * @param judged what was found about it
 * @param hold why its changeset must wait for contract, or null
 */
record StatementPlan(
        List<DraftPart> parts,
        List<Judged> judged,
        @Nullable String hold) {
    StatementPlan {
        parts = List.copyOf(parts);
        judged = List.copyOf(judged);
    }

    static StatementPlan of(List<DraftPart> parts, List<Judged> judged) {
        return new StatementPlan(parts, judged, null);
    }
}
