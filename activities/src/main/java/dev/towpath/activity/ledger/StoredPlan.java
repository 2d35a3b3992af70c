package dev.towpath.activity.ledger;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.MigrationPlan.PlannedChangeset;
import dev.towpath.model.plan.Step;
import dev.towpath.model.policy.Policy;
import dev.towpath.workflow.migration.PackedProject;
import java.util.List;

/**
 * A plan with everything a worker needs to carry it out.
 *
 * @param plan what to do
 * @param policy how patiently
 * @param project the tool's files, for its history
 */
public record StoredPlan(MigrationPlan plan, Policy policy, PackedProject project) {
    /**
     * The step of this id.
     *
     * @throws TowpathException {@code INTERNAL} when the plan has none
     */
    public Step step(String id) {
        return plan.steps().stream()
                .filter(step -> step.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new TowpathException(ErrorCode.INTERNAL, "the plan has no step " + id));
    }

    /** The checksum of a changeset of the plan; empty when it has none. */
    public String checksum(ChangesetId changeset) {
        return plan.changesets().stream()
                .filter(planned -> planned.id().equals(changeset))
                .map(PlannedChangeset::checksum)
                .findFirst()
                .orElse("");
    }

    /** The fingerprint of a step of this plan. */
    public String fingerprint(Step step) {
        return step.fingerprint(checksum(step.changeset())).hex();
    }

    /** The steps of one changeset. */
    public List<Step> stepsOf(ChangesetId changeset) {
        return plan.steps().stream()
                .filter(step -> step.changeset().equals(changeset))
                .toList();
    }
}
