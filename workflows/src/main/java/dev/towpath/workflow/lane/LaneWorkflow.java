package dev.towpath.workflow.lane;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The lane of one database. Stays open; a migration that ends without leaving is noticed as soon as another one waits. */
@WorkflowInterface
public interface LaneWorkflow {
    /** The type's name on the server. */
    String TYPE = "towpath.lane";

    /** The lane's workflow id. */
    static String idOf(String database) {
        return "towpath-lane/" + database;
    }

    /** Keeps the lane. */
    @WorkflowMethod(name = TYPE)
    void keep(LaneState state);

    /** Who is in, who waits, who was in lately. */
    @QueryMethod(name = "lane")
    LaneState lane();

    /** Queues a migration; a second request of the same run changes nothing. */
    @SignalMethod(name = "join")
    void join(LaneTicket ticket);

    /** The migration is over, or no longer wants in. */
    @SignalMethod(name = "leave")
    void leave(LaneTicket ticket);
}
