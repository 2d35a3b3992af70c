package dev.towpath.workflow.activity;

import dev.towpath.model.finding.Finding;
import dev.towpath.model.plan.MigrationPlan.HeldChangeset;
import dev.towpath.model.status.MigrationStatus.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What prepare found out and decided.
 *
 * @param planDigest names the plan, which is kept in the target database
 * @param steps in execution order
 * @param refusal why nothing may run, or null
 */
public record PreparedMigration(
        String planDigest,
        List<StepOutline> steps,
        List<HeldChangeset> held,
        List<Finding> findings,
        @Nullable Problem refusal) {
    public PreparedMigration {
        steps = List.copyOf(steps);
        held = List.copyOf(held);
        findings = List.copyOf(findings);
    }
}
