package dev.towpath.workflow.lane;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lane as a value.
 *
 * @param database whose lane
 * @param holder who is in, or null
 * @param queue who waits, first come first
 * @param recent who was in lately, latest first; at most {@value #REMEMBERED}
 */
public record LaneState(String database, @Nullable LaneTicket holder, List<LaneTicket> queue, List<LaneTicket> recent) {
    /** How many past migrations the lane remembers. */
    public static final int REMEMBERED = 20;

    public LaneState {
        queue = List.copyOf(queue);
        recent = List.copyOf(recent);
    }

    /** The empty lane of a database. */
    public static LaneState empty(String database) {
        return new LaneState(database, null, List.of(), List.of());
    }
}
