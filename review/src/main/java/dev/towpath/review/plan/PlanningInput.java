package dev.towpath.review.plan;

import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.plan.Step;
import dev.towpath.model.policy.Policy;
import dev.towpath.review.ReadChangeset;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a plan depends on.
 *
 * @param changesets the pending ones, in the tool's order
 * @param facts the database as it is now
 * @param begun steps of changesets that an earlier run began and did not finish: they are finished as they were planned,
 *     because the facts have changed since
 */
public record PlanningInput(
        List<ReadChangeset> changesets, DatabaseFacts facts, Policy policy, SortedMap<String, List<Step>> begun) {
    public PlanningInput {
        changesets = List.copyOf(changesets);
        begun = Collections.unmodifiableSortedMap(new TreeMap<>(begun));
    }

    /** A first run. */
    public PlanningInput(List<ReadChangeset> changesets, DatabaseFacts facts, Policy policy) {
        this(changesets, facts, policy, new TreeMap<>());
    }

    /** The steps an earlier run planned for this changeset; empty when it never began. */
    List<Step> begunSteps(ChangesetId changeset) {
        return begun.getOrDefault(changeset.key(), List.of());
    }
}
