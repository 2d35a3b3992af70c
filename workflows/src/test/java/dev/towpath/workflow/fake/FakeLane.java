package dev.towpath.workflow.fake;

import dev.towpath.workflow.TaskQueues;
import dev.towpath.workflow.activity.LaneActivities;
import dev.towpath.workflow.lane.LaneState;
import dev.towpath.workflow.lane.LaneWorkflow;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;

/** Reaches the real lane workflow, after the script had its say. */
final class FakeLane implements LaneActivities {
    private final Script script;
    private final WorkflowClient client;

    FakeLane(Script script, WorkflowClient client) {
        this.script = script;
        this.client = client;
    }

    @Override
    public void join(LaneRequest request) {
        script.called("join-lane");
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId(LaneWorkflow.idOf(request.database()))
                .setTaskQueue(TaskQueues.of(request.database()))
                .build();
        LaneWorkflow lane = client.newWorkflowStub(LaneWorkflow.class, options);
        BatchRequest batch = client.newSignalWithStartRequest();
        batch.add(lane::keep, LaneState.empty(request.database()));
        batch.add(lane::join, request.ticket());
        client.signalWithStart(batch);
    }

    @Override
    public void leave(LaneRequest request) {
        script.called("leave-lane");
        LaneWorkflow lane = client.newWorkflowStub(LaneWorkflow.class, LaneWorkflow.idOf(request.database()));
        try {
            lane.leave(request.ticket());
        } catch (WorkflowNotFoundException neverOpened) {
            script.called("leave-lane without a lane");
        }
    }
}
