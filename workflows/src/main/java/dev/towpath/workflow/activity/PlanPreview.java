package dev.towpath.workflow.activity;

import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.status.MigrationStatus.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A plan that nobody started.
 *
 * @param digest the plan's digest
 * @param refusal why a start would be refused, or null
 */
public record PlanPreview(
        String digest, MigrationPlan plan, @Nullable Problem refusal) {}
