package dev.towpath.workflow.activity;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * How long each kind of activity may take and how it is retried. Attempts are unlimited: what repeating cannot cure is
 * marked so where it happens, and a worker that is restarted must never use up a migration's attempts.
 */
public final class ActivityLimits {
    /** A worker that is not heard of for so long is taken for dead, and its activity is given to another one. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(8);

    private static final RetryOptions RETRY = RetryOptions.newBuilder()
            .setInitialInterval(Duration.ofSeconds(1))
            .setBackoffCoefficient(2)
            .setMaximumInterval(Duration.ofSeconds(20))
            .build();

    private ActivityLimits() {}

    /** Reading and planning. */
    public static ActivityOptions prepare() {
        return working(Duration.ofMinutes(10), "import, review and plan");
    }

    /** A transaction of DDL, or a record. */
    public static ActivityOptions step(String summary) {
        return working(Duration.ofHours(6), summary);
    }

    /** An index build, a validation, a backfill: as long as the table takes. */
    public static ActivityOptions longStep(String summary) {
        return working(Duration.ofDays(14), summary);
    }

    /** Comparing everything. */
    public static ActivityOptions verify() {
        return working(Duration.ofHours(1), "compare database, history and plan");
    }

    /** Tidying up on the way out. */
    public static ActivityOptions tidyUp() {
        return working(Duration.ofHours(6), "tidy up");
    }

    /** A message to the lane. */
    public static ActivityOptions lane(String summary) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(20))
                .setRetryOptions(RETRY)
                .setSummary(summary)
                .build();
    }

    private static ActivityOptions working(Duration most, String summary) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(most)
                .setHeartbeatTimeout(HEARTBEAT)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(RETRY)
                .setSummary(shorten(summary))
                .build();
    }

    /** The server refuses summaries above 400 bytes. */
    private static String shorten(String summary) {
        return summary.length() <= 100 ? summary : summary.substring(0, 99) + "…";
    }
}
