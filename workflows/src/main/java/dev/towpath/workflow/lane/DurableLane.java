package dev.towpath.workflow.lane;

import dev.towpath.model.status.QueuePlace;
import dev.towpath.workflow.Rest;
import dev.towpath.workflow.migration.MigrationWorkflow;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.SignalExternalWorkflowExecutionFailedCause;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets one migration after the other in. Letting in is a signal that the server refuses when the migration is closed, so
 * one that died in the queue is passed over, and one that died inside is noticed by the same signal, sent again and again
 * only while somebody waits.
 */
public final class DurableLane implements LaneWorkflow {
    /**
     * How long after the first probe of a holder the next one follows. Then the wait doubles: a holder that died is
     * noticed about as late as the first in the queue has waited already, and one that works for weeks gets no more
     * signals than its history can take (the server's limit is 10,000).
     */
    private static final Duration PROBE = Duration.ofSeconds(20);

    private static final Duration SELDOM = Duration.ofMinutes(15);

    /** The SDK throws the server's cause as a failure of this type. */
    private static final String GONE =
            SignalExternalWorkflowExecutionFailedCause
                    .SIGNAL_EXTERNAL_WORKFLOW_EXECUTION_FAILED_CAUSE_EXTERNAL_WORKFLOW_EXECUTION_NOT_FOUND
                    .name();

    private final String database;
    private @Nullable LaneTicket holder;
    private final List<LaneTicket> queue;
    private final List<LaneTicket> recent;
    /** What each of the queue knows of its place: nobody is told the same twice. */
    private final Map<LaneTicket, QueuePlace> told = new LinkedHashMap<>();

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
        // Cancelling a lane would leave everybody in the queue waiting for ever, so it has no effect.
        Workflow.newDetachedCancellationScope(this::serve).run();
        Workflow.continueAsNew(lane());
    }

    /** Ends when the server suggests a new run; between two signals it sleeps. */
    private void serve() {
        Duration wait = PROBE;
        while (!Workflow.getInfo().isContinueAsNewSuggested()) {
            LaneTicket inside = holder;
            news = false;
            if (inside == null && !queue.isEmpty()) {
                admit(queue.removeFirst());
                wait = PROBE;
            } else if (inside == null || queue.isEmpty()) {
                Workflow.await(() -> news || Workflow.getInfo().isContinueAsNewSuggested());
                wait = PROBE;
            } else if (signal(inside, MigrationWorkflow::laneGranted)) {
                tellPlaces(inside);
                Rest.until(wait, "then ask whether " + inside.workflowId() + " lives", () -> news);
                wait = wait.multipliedBy(2).compareTo(SELDOM) < 0 ? wait.multipliedBy(2) : SELDOM;
            } else {
                holder = null;
            }
        }
    }

    /** It is inside before it knows, so that it can leave before the answer is back. */
    private void admit(LaneTicket ticket) {
        holder = ticket;
        boolean alive = signal(ticket, MigrationWorkflow::laneGranted);
        if (alive) {
            recent.removeIf(ticket::equals);
            recent.addFirst(ticket);
        } else if (ticket.equals(holder)) {
            holder = null;
        }
        if (recent.size() > LaneState.REMEMBERED) {
            recent.removeLast();
        }
    }

    /** Whoever is not there to hear it has died in the queue. */
    private void tellPlaces(LaneTicket inside) {
        told.keySet().retainAll(queue);
        int ahead = 0;
        for (LaneTicket waiting : List.copyOf(queue)) {
            ahead++;
            QueuePlace place = new QueuePlace(inside.workflowId(), ahead);
            if (!place.equals(told.put(waiting, place)) && !signal(waiting, stub -> stub.lanePlace(place))) {
                queue.removeIf(waiting::equals);
                news = true;
            }
        }
    }

    /**
     * Says "you are in" or where one stands, and whether anybody was there to hear it. Only the server's word that it knows no such open
     * workflow counts as death: after any other refusal the lane stays closed rather than let two in.
     */
    private static boolean signal(LaneTicket ticket, Consumer<MigrationWorkflow> word) {
        WorkflowExecution execution = WorkflowExecution.newBuilder()
                .setWorkflowId(ticket.workflowId())
                .build();
        try {
            word.accept(Workflow.newExternalWorkflowStub(MigrationWorkflow.class, execution));
            return true;
        } catch (ApplicationFailure refused) {
            return !refused.getType().equals(GONE);
        }
    }

    @Override
    public LaneState lane() {
        return new LaneState(database, holder, queue, recent);
    }

    @Override
    public void join(LaneTicket ticket) {
        LaneTicket inside = holder;
        if (ticket.equals(inside)) {
            return; // its request was sent twice
        }
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
