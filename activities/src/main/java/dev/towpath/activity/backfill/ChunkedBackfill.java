package dev.towpath.activity.backfill;

import dev.towpath.activity.step.StepContext;
import dev.towpath.activity.step.Steps;
import dev.towpath.activity.throttle.Throttles;
import dev.towpath.model.plan.Step;
import dev.towpath.workflow.activity.BackfillActivities;
import dev.towpath.workflow.activity.FillShare;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;
import java.sql.SQLException;
import java.util.Objects;

/** Backfills in keyset chunks on the worker's servers. */
public final class ChunkedBackfill implements BackfillActivities {
    private final Steps steps;
    private final Throttles throttles;
    private final Herald herald;

    /** Backfills inside this frame, held back by these; news of it go by the herald. */
    public ChunkedBackfill(Steps steps, Throttles throttles, Herald herald) {
        this.herald = herald;
        this.steps = steps;
        this.throttles = throttles;
    }

    @Override
    public StepOutcome backfill(StepOrder order) {
        return steps.run(order, Step.Backfill.class, new Steps.Work<>() {
            @Override
            public StepOutcome run(StepContext context, Step.Backfill step) throws SQLException {
                FillShare share = Objects.requireNonNullElseGet(
                        order.share(),
                        () -> FillShare.whole(context.plan().policy().fill()));
                return new Hand(context, step, share, throttles, herald).run();
            }

            @Override
            public boolean isShared() {
                return true;
            }
        });
    }
}
