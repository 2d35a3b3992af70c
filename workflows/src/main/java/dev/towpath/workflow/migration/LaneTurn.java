package dev.towpath.workflow.migration;

import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.QueuePlace;
import dev.towpath.workflow.Rest;
import dev.towpath.workflow.activity.ActivityLimits;
import dev.towpath.workflow.activity.LaneActivities;
import dev.towpath.workflow.activity.LaneActivities.LaneRequest;
import dev.towpath.workflow.lane.LaneTicket;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A migration's turn in the lane of its database: asked for, waited for, given back. */
final class LaneTurn {
    /** The first wait before asking again; doubles up to {@link #SELDOM}. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final Duration SELDOM = Duration.ofHours(1);

    private final MigrationRequest request;
    private final MigrationJournal journal;
    private final Orders orders;
    private final OrderedWork work;
    private boolean granted;
    private boolean waiting;
    private @Nullable QueuePlace place;

    LaneTurn(MigrationRequest request, MigrationJournal journal, Orders orders, OrderedWork work) {
        this.request = request;
        this.journal = journal;
        this.orders = orders;
        this.work = work;
    }

    /** The lane lets this migration in. */
    void grant() {
        granted = true;
    }

    /** Others go first; may come before the answer to the request is back. */
    void place(QueuePlace told) {
        place = told;
        if (waiting) {
            show();
        }
    }

    /**
     * Queues and waits. Asks again now and then, less and less often: a lane that somebody terminated has forgotten its
     * queue, and opens again for whoever asks.
     *
     * @return false when a rollback was ordered first
     */
    boolean come() {
        Duration wait = SOON;
        while (work.untilItWorks(this::join)) {
            waiting = true;
            show();
            Rest.until(wait, "then ask the lane again", () -> granted || orders.rollbackOrdered());
            waiting = false;
            if (granted && !orders.rollbackOrdered()) {
                journal.waitsNoMore();
                journal.enter(MigrationState.RUNNING);
                return true;
            }
            wait = wait.compareTo(SELDOM) < 0 ? wait.multipliedBy(2) : SELDOM;
        }
        return false;
    }

    private void show() {
        QueuePlace told = place;
        String whom = told == null ? "" : ", " + told.display();
        journal.waitsInQueue("the lane of " + request.database() + whom, told);
    }

    private boolean join() {
        LaneActivities lane = Workflow.newActivityStub(
                LaneActivities.class, ActivityLimits.joinLane("queue in the lane of " + request.database()));
        OrderedWork.run(() -> Async.procedure(lane::join, ticket()), orders::rollbackOrdered);
        return true;
    }

    /** Gives the turn back, or the place in the queue. */
    void leave() {
        LaneActivities lane = Workflow.newActivityStub(
                LaneActivities.class, ActivityLimits.leaveLane("leave the lane of " + request.database()));
        try {
            lane.leave(ticket());
        } catch (ActivityFailure failure) {
            journal.note(List.of("The lane was not told (" + OrderedWork.messageOf(failure)
                    + "); it notices as soon as another migration waits."));
        }
    }

    private LaneRequest ticket() {
        return new LaneRequest(
                request.database(),
                new LaneTicket(request.id(), Workflow.getInfo().getFirstExecutionRunId()));
    }
}
