package dev.towpath.activity.lane;

import dev.towpath.workflow.TaskQueues;
import dev.towpath.workflow.activity.LaneActivities;
import dev.towpath.workflow.lane.LaneState;
import dev.towpath.workflow.lane.LaneWorkflow;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;

/** Reaches the lane through the server: signal-with-start opens a lane that does not exist yet. */
public final class TemporalLane implements LaneActivities {
    private final WorkflowClient client;

    /** Lanes of this client's namespace. */
    public TemporalLane(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public void join(LaneRequest request) {
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId(LaneWorkflow.idOf(request.database()))
                .setTaskQueue(TaskQueues.of(request.database()))
                .setStaticSummary("lane of " + request.database() + ": one migration at a time")
                .build();
        LaneWorkflow lane = client.newWorkflowStub(LaneWorkflow.class, options);
        BatchRequest batch = client.newSignalWithStartRequest();
        batch.add(lane::keep, LaneState.empty(request.database()));
        batch.add(lane::join, request.ticket());
        client.signalWithStart(batch);
    }

    @Override
    public void leave(LaneRequest request) {
        try {
            client.newWorkflowStub(LaneWorkflow.class, LaneWorkflow.idOf(request.database()))
                    .leave(request.ticket());
        } catch (WorkflowNotFoundException closed) {
            // A lane that is gone holds nobody.
            org.slf4j.LoggerFactory.getLogger(TemporalLane.class)
                    .debug("lane of {} is closed", request.database(), closed);
        }
    }
}
