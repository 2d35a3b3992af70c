package dev.towpath.workflow.fake;

import dev.towpath.model.status.MigrationStatus.Fill;
import dev.towpath.workflow.activity.BackfillActivities;
import dev.towpath.workflow.activity.FillShare;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;
import java.time.Duration;

/** Fills nothing. */
final class FakeBackfill implements BackfillActivities {
    private final Script script;

    FakeBackfill(Script script) {
        this.script = script;
    }

    @Override
    public StepOutcome backfill(StepOrder order) {
        FillShare share = order.share();
        String who = share == null || share.hands() == 1 ? "" : " hand " + share.hand() + "/" + share.hands();
        StepOutcome outcome = FakeSteps.play(
                script, "backfill", order, who, new Fill(order.stepId(), "orders", 1_000, Duration.ofMillis(250)));
        // Only one hand ends the step.
        return share != null && share.hand() > 0 && outcome instanceof StepOutcome.Done
                ? new StepOutcome.Part()
                : outcome;
    }
}
