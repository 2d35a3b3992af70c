package dev.towpath.review;

import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How Towpath would run one changeset on tables in use: the rewrite of what was written.
 *
 * @param file where the changeset stands
 * @param steps by phase; empty when it is held
 * @param hold why it must wait for contract, or null
 */
public record Proposal(
        ChangesetId changeset,
        String file,
        List<Step> steps,
        @Nullable String hold) {
    public Proposal {
        steps = List.copyOf(steps);
    }
}
