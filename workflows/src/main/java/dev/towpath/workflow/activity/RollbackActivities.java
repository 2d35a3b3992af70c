package dev.towpath.workflow.activity;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** The way out, forwards. */
@ActivityInterface
public interface RollbackActivities {
    /**
     * Drops unfinished indexes of the plan and says what is done, half done and not begun. Keeps schema and data. A
     * repeated call finds nothing left to drop.
     */
    @ActivityMethod(name = "tidy-up")
    RollbackReport tidyUp(StepOrder order);

    /**
     * What a rollback did.
     *
     * @param lines for people: what was dropped, what stays
     */
    record RollbackReport(List<String> lines) {
        public RollbackReport {
            lines = List.copyOf(lines);
        }
    }
}
