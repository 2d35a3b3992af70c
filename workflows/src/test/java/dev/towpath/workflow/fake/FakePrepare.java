package dev.towpath.workflow.fake;

import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.workflow.activity.PlanPreview;
import dev.towpath.workflow.activity.PrepareActivities;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.migration.MigrationRequest;
import java.util.List;

/** Prepares what the test gave it. */
final class FakePrepare implements PrepareActivities {
    private final Script script;
    private final PreparedMigration prepared;

    FakePrepare(Script script, PreparedMigration prepared) {
        this.script = script;
        this.prepared = prepared;
    }

    @Override
    public PreparedMigration prepare(MigrationRequest request) {
        script.called("prepare");
        return prepared;
    }

    @Override
    public PlanPreview preview(MigrationRequest request) {
        script.called("preview-plan");
        MigrationPlan plan = new MigrationPlan("postgres", List.of(), List.of(), List.of(), List.of());
        return new PlanPreview(plan.digest().hex(), plan, null);
    }
}
