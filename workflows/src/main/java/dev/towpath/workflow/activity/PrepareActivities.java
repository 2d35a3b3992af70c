package dev.towpath.workflow.activity;

import dev.towpath.workflow.migration.MigrationRequest;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Everything that happens before the first change. */
@ActivityInterface
public interface PrepareActivities {
    /** Imports, reviews, plans, checks the ground, and keeps the plan in the ledger. Re-running plans again. */
    @ActivityMethod(name = "prepare")
    PreparedMigration prepare(MigrationRequest request);

    /** The whole plan, for people, without keeping anything. */
    @ActivityMethod(name = "preview-plan")
    PlanPreview preview(MigrationRequest request);
}
