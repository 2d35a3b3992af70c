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

    /** In UTF-16 units, each of which is at most three bytes long. */
    private static final int LONGEST_SUMMARY = 100;

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

    /** Asking the lane for a turn. */
    public static ActivityOptions joinLane(String summary) {
        return lane(summary).build();
    }

    /**
     * Telling the lane that the turn is over. Given up in the end, because the migration is over then, whether the lane
     * knows it or not: it notices by itself as soon as somebody waits.
     */
    public static ActivityOptions leaveLane(String summary) {
        return lane(summary).setScheduleToCloseTimeout(Duration.ofMinutes(5)).build();
    }

    private static ActivityOptions.Builder lane(String summary) {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(20))
                .setRetryOptions(RETRY)
                .setSummary(shorten(summary));
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

    /**
     * A summary that fits. The server refuses summaries above 400 bytes, and half a surrogate pair cannot be written as
     * JSON: both would stop the workflow for ever.
     */
    public static String shorten(String summary) {
        String line = summary.replaceAll("\\p{Cntrl}+", " ");
        if (line.length() <= LONGEST_SUMMARY) {
            return line;
        }
        int cut = LONGEST_SUMMARY - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(cut - 1)) ? cut - 1 : cut) + "…";
    }
}
