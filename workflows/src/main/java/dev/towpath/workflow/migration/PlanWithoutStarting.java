package dev.towpath.workflow.migration;

import dev.towpath.workflow.activity.PlanPreview;
import dev.towpath.workflow.activity.PrepareActivities;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** One activity: the preview. Somebody waits at a terminal, so it gives up after a few attempts. */
public final class PlanWithoutStarting implements PlanWorkflow {
    private static final ActivityOptions PREVIEW = ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(2))
            .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(3).build())
            .build();

    private final PrepareActivities prepare = Workflow.newActivityStub(PrepareActivities.class, PREVIEW);

    /** Called by Temporal. */
    public PlanWithoutStarting() {}

    @Override
    public PlanPreview plan(MigrationRequest request) {
        return prepare.preview(request);
    }
}
