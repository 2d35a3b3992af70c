package dev.towpath.activity.backfill;

import dev.towpath.workflow.migration.Standstill;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Raised once for each standstill that lasts too long, and called off when it is over. */
final class Alarm {
    private final String step;
    private final Duration after;
    private final Consumer<Standstill> tell;
    private long since;
    private @Nullable String standing;
    private boolean raised;

    Alarm(String step, Duration after, Consumer<Standstill> tell) {
        this.step = step;
        this.after = after;
        this.tell = tell;
    }

    /**
     * The fill stands still.
     *
     * @param nanos the clock
     */
    void stands(String reason, long nanos) {
        if (standing == null) {
            since = nanos;
        }
        standing = reason;
        if (!raised && nanos - since >= after.toNanos()) {
            raised = true;
            tell.accept(new Standstill(step, reason, false));
        }
    }

    /** The fill goes on, or ends. */
    void goesOn() {
        String reason = standing;
        if (raised && reason != null) {
            tell.accept(new Standstill(step, reason, true));
        }
        raised = false;
        standing = null;
    }
}
