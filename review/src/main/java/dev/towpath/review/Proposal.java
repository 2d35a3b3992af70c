package dev.towpath.review;

import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How Towpath would run one changeset on tables in use: the rewrite of what was written.
 *
 * @param file where the changeset stands
 * @param steps by phase; of a held changeset those that run once contract was approved
 * @param hold why it must wait for contract, or null
 * @param refused where the statements stand that Towpath does not run; the findings there say why
 */
public record Proposal(
        ChangesetId changeset,
        String file,
        List<Step> steps,
        @Nullable String hold,
        List<SourcePosition> refused) {
    public Proposal {
        steps = List.copyOf(steps);
        refused = List.copyOf(refused);
    }
}
