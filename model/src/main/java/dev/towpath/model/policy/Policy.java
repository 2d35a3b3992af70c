package dev.towpath.model.policy;

import dev.towpath.model.finding.Severity;
import java.time.Duration;
import java.util.Objects;

/**
 * What a team allows and how patient a migration is.
 *
 * @param failOn findings of this severity or above refuse a plan
 * @param notUnderstood what to do with a statement the parser cannot read
 * @param opaque what to do with a statement whose effect cannot be told from its text
 * @param backfillAboveRows tables with more rows are changed chunk by chunk; 0 means always
 * @param lockTimeout the longest a strong lock is waited for, and so the longest the application waits behind us
 * @param lockHold the longest a strong lock is held before the statement is cancelled
 * @param lockAttempts attempts to get a strong lock before the migration asks an operator; at least 1
 * @param lockBackoff pause after the first lost attempt; doubles up to {@link #LONGEST_BACKOFF}
 * @param fill how fast and how gently fills go
 */
public record Policy(
        Severity failOn,
        Unknown notUnderstood,
        Unknown opaque,
        long backfillAboveRows,
        Duration lockTimeout,
        Duration lockHold,
        int lockAttempts,
        Duration lockBackoff,
        FillPolicy fill) {

    /** The longest pause between two attempts at a lock. */
    public static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    /** What applies when nobody configured anything. */
    public static final Policy DEFAULT = new Policy(
            Severity.ERROR,
            Unknown.REFUSE,
            Unknown.REFUSE,
            10_000,
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            20,
            Duration.ofSeconds(1),
            FillPolicy.DEFAULT);

    /** What an older version wrote has no fill. */
    public Policy {
        fill = Objects.requireNonNullElse(fill, FillPolicy.DEFAULT);
    }

    /** What to do with what nobody understands. */
    public enum Unknown {
        /** The plan is refused. */
        REFUSE,
        /** It runs as written, in its place. */
        RUN
    }

    /** How long to wait after the n-th lost attempt at a lock, n from 1. */
    public Duration backoff(int lost) {
        Duration pause = lockBackoff.multipliedBy(1L << Math.clamp(lost - 1, 0, 10));
        return pause.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : pause;
    }
}
