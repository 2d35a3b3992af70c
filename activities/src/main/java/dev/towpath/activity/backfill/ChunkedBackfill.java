package dev.towpath.activity.backfill;

import dev.towpath.activity.step.Steps;
import dev.towpath.model.plan.Step;
import dev.towpath.workflow.activity.BackfillActivities;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;

/** Backfills in keyset chunks on the worker's servers. */
public final class ChunkedBackfill implements BackfillActivities {
    private final Steps steps;

    /** Backfills inside this frame. */
    public ChunkedBackfill(Steps steps) {
        this.steps = steps;
    }

    @Override
    public StepOutcome backfill(StepOrder order) {
        return steps.run(order, Step.Backfill.class, (context, step) -> new Filling(context, step).run());
    }
}
