package dev.towpath.workflow.activity;

import org.jspecify.annotations.Nullable;

/**
 * Which step a worker shall run.
 *
 * @param migration the migration's id, for logs and sessions
 * @param planDigest the plan the step stands in
 * @param stepId the step
 * @param share of a backfill, the part that is ordered; null for the whole of it, by the plan's own policy
 */
public record StepOrder(
        String migration,
        String database,
        String planDigest,
        String stepId,
        @Nullable FillShare share) {
    /** The whole of a step. */
    public StepOrder(String migration, String database, String planDigest, String stepId) {
        this(migration, database, planDigest, stepId, null);
    }

    /** A part of the same step. */
    public StepOrder sharedBy(FillShare part) {
        return new StepOrder(migration, database, planDigest, stepId, part);
    }
}
