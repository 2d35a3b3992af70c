package dev.towpath.review.plan;

import dev.towpath.review.rule.Judged;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one statement.
 *
 * @param parts in order; empty when it is refused
 * @param judged what was found about it
 * @param hold why its changeset must wait for contract, or null
 * @param refused whether something of it runs nowhere
 */
record StatementPlan(
        List<DraftPart> parts,
        List<Judged> judged,
        @Nullable String hold,
        boolean refused) {
    StatementPlan {
        parts = List.copyOf(parts);
        judged = List.copyOf(judged);
    }

    /** The same with more findings. */
    StatementPlan and(List<Judged> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Judged> all = new ArrayList<>(judged);
        all.addAll(more);
        return new StatementPlan(parts, all, hold, refused);
    }

    static StatementPlan of(List<DraftPart> parts, List<Judged> judged) {
        return new StatementPlan(parts, judged, null, false);
    }
}
