package dev.towpath.starter.client;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.workflow.TaskQueues;
import dev.towpath.workflow.activity.PlanPreview;
import dev.towpath.workflow.migration.MigrationRequest;
import dev.towpath.workflow.migration.PlanWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a worker for a plan. Two people who ask the same at the same time get the same answer. */
final class Previews {
    private static final Duration NOTICED = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(7);

    /** Started, and a task scheduled: nobody has taken it. */
    private static final int UNTOUCHED = 2;

    private final TemporalConnection connection;

    Previews(TemporalConnection connection) {
        this.connection = connection;
    }

    PlanPreview plan(MigrationRequest request) {
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId("towpath-plan/" + request.database() + "/" + request.digest())
                .setTaskQueue(TaskQueues.of(request.database()))
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowExecutionTimeout(LONGEST)
                .setStaticSummary(Starts.cut("Plan without starting: " + Starts.summary(request), 180))
                .build();
        WorkflowStub stub = connection.client().newUntypedWorkflowStub(PlanWorkflow.TYPE, options);
        try {
            stub.start(request);
            return result(stub, request.database());
        } catch (WorkflowFailedException e) {
            throw Failures.ofWorker(e)
                    .orElseGet(() -> new TowpathException(
                            ErrorCode.INTERNAL, "The worker could not plan: " + e.getMessage() + ".", e));
        } catch (RuntimeException e) {
            throw Failures.of(e, connection.address(), connection.namespace());
        }
    }

    private PlanPreview result(WorkflowStub stub, String database) {
        try {
            return stub.getResult(NOTICED.toMillis(), TimeUnit.MILLISECONDS, PlanPreview.class);
        } catch (TimeoutException e) {
            if (stub.describe().getHistoryLength() <= UNTOUCHED) {
                stub.terminate("nobody answered");
                throw nobody(database, "No worker answers for database \"" + database + "\"", e);
            }
        }
        try {
            return stub.getResult(LONGEST.toMillis(), TimeUnit.MILLISECONDS, PlanPreview.class);
        } catch (TimeoutException e) {
            throw nobody(database, "The worker of \"" + database + "\" does not finish its plan", e);
        }
    }

    private static TowpathException nobody(String database, String what, TimeoutException cause) {
        return new TowpathException(
                ErrorCode.TEMPORAL_UNAVAILABLE,
                what + " (task queue " + TaskQueues.of(database)
                        + "). Start one beside the database with towpath worker.",
                cause);
    }
}
