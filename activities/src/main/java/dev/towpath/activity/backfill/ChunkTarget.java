package dev.towpath.activity.backfill;

import java.time.Duration;

/**
 * How long a chunk should take: as the policy says, and shorter while the application is seen waiting for rows that chunks
 * hold. Half as long after each such look, down to a quarter; then back little by little.
 */
final class ChunkTarget {
    private static final double SHORTEST = 0.25;
    private static final double BACK = 1.1;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Duration policy;
    private double part = 1;
    private long changedAt;
    private boolean changed;

    ChunkTarget(Duration policy) {
        this.policy = policy;
    }

    /** @param nanos the clock */
    Duration now(boolean applicationWaits, long nanos) {
        boolean due = !changed || nanos - changedAt >= BETWEEN_LOOKS.toNanos();
        if (due && (applicationWaits || part < 1)) {
            part = applicationWaits ? Math.max(SHORTEST, part / 2) : Math.min(1, part * BACK);
            changedAt = nanos;
            changed = true;
        }
        return Duration.ofNanos(Math.round(policy.toNanos() * part));
    }
}
