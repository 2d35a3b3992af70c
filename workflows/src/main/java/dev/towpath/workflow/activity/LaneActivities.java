package dev.towpath.workflow.activity;

import dev.towpath.workflow.lane.LaneTicket;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The lane of a database, which a workflow cannot start by itself. */
@ActivityInterface
public interface LaneActivities {
    /** Queues a migration, opening the lane when it does not exist yet. A repeated call changes nothing. */
    @ActivityMethod(name = "join-lane")
    void join(LaneRequest request);

    /** Leaves the lane. A repeated call changes nothing. */
    @ActivityMethod(name = "leave-lane")
    void leave(LaneRequest request);

    /** Who wants into, or out of, which lane. */
    record LaneRequest(String database, LaneTicket ticket) {}
}
