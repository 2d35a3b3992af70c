package dev.towpath.workflow.migration;

import dev.towpath.workflow.activity.PlanPreview;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Asks a worker beside the database what a migration would do. Changes nothing and waits for nobody. */
@WorkflowInterface
public interface PlanWorkflow {
    /** The type's name on the server. */
    String TYPE = "towpath.plan";

    /** The plan for this request, as a start would make it now. */
    @WorkflowMethod(name = TYPE)
    PlanPreview plan(MigrationRequest request);
}
