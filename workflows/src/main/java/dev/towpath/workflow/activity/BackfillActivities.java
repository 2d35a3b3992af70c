package dev.towpath.workflow.activity;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Changes of many rows. */
@ActivityInterface
public interface BackfillActivities {
    /**
     * Runs chunk after chunk until nothing is left for this share; each chunk commits with its cursor, so a repeated call goes on where
     * the last commit was. Heartbeats {@code BackfillProgress}.
     */
    @ActivityMethod(name = "backfill")
    StepOutcome backfill(StepOrder order);
}
