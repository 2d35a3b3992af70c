package dev.towpath.workflow.fake;

import dev.towpath.model.status.MigrationStatus.Fill;
import dev.towpath.workflow.activity.BackfillActivities;
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
        return FakeSteps.play(
                script, "backfill", order, new Fill(order.stepId(), "orders", 1_000, Duration.ofMillis(250)));
    }
}
