package dev.towpath.workflow.lane;

import dev.towpath.workflow.migration.MigrationWorkflow;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets one migration after the other in. Letting in is a signal that the server refuses when the migration is closed, so
 * one that died in the queue is passed over, and one that died inside is noticed by the same signal, sent again and again
 * only while somebody waits.
 */
public final class DurableLane implements LaneWorkflow {
    private static final Duration PROBE = Duration.ofSeconds(20);

    private final String database;
    private @Nullable LaneTicket holder;
    private final List<LaneTicket> queue;
    private final List<LaneTicket> recent;
    private boolean news;

    /** Called by the SDK before any handler runs. */
    @WorkflowInit
    public DurableLane(LaneState state) {
        this.database = state.database();
        this.holder = state.holder();
        this.queue = new ArrayList<>(state.queue());
        this.recent = new ArrayList<>(state.recent());
    }

    @Override
    public void keep(LaneState ignored) {
        // Ends by continuing as new when the server suggests it; between two signals it sleeps.
        while (!Workflow.getInfo().isContinueAsNewSuggested()) {
            LaneTicket inside = holder;
            if (inside == null && !queue.isEmpty()) {
                LaneTicket next = queue.removeFirst();
                if (signal(next)) {
                    admit(next);
                }
            } else if (inside != null && !queue.isEmpty()) {
                if (!signal(inside)) {
                    holder = null;
                } else {
                    news = false;
                    Workflow.await(PROBE, () -> news);
                }
            } else {
                news = false;
                Workflow.await(() -> news || Workflow.getInfo().isContinueAsNewSuggested());
            }
        }
        Workflow.await(Workflow::isEveryHandlerFinished);
        Workflow.continueAsNew(lane());
    }

    private void admit(LaneTicket ticket) {
        holder = ticket;
        recent.removeIf(ticket::equals);
        recent.addFirst(ticket);
        if (recent.size() > LaneState.REMEMBERED) {
            recent.removeLast();
        }
    }

    private static boolean signal(LaneTicket ticket) {
        WorkflowExecution execution = WorkflowExecution.newBuilder()
                .setWorkflowId(ticket.workflowId())
                .build();
        try {
            Workflow.newExternalWorkflowStub(MigrationWorkflow.class, execution).laneGranted();
            return true;
        } catch (SignalExternalWorkflowException closed) {
            return false;
        }
    }

    @Override
    public LaneState lane() {
        return new LaneState(database, holder, queue, recent);
    }

    @Override
    public void join(LaneTicket ticket) {
        LaneTicket inside = holder;
        if (inside != null && inside.workflowId().equals(ticket.workflowId())) {
            // A workflow id has one open run: the run that was inside is over, this one takes its place at the head.
            holder = null;
            queue.addFirst(ticket);
        } else if (queue.stream().noneMatch(ticket::equals)) {
            queue.removeIf(waiting -> waiting.workflowId().equals(ticket.workflowId()));
            queue.addLast(ticket);
        }
        news = true;
    }

    @Override
    public void leave(LaneTicket ticket) {
        queue.removeIf(ticket::equals);
        if (Objects.equals(holder, ticket)) {
            holder = null;
        }
        news = true;
    }
}
