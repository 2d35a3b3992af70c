package dev.towpath.model.facts;

import dev.towpath.model.operation.WideTrigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of rows of a table that a statement writes.
 *
 * @param fillFactor percent of a page that is filled before the next one is begun; null when nobody looked, or when the table
 *     holds no rows itself
 * @param triggers those that see more than the one row they run for; others are not listed
 */
public record RowHandling(@Nullable Integer fillFactor, List<WideTrigger> triggers) {
    /** Nobody looked. */
    public static final RowHandling UNKNOWN = new RowHandling(null, List.of());

    public RowHandling {
        triggers = List.copyOf(triggers);
    }
}
