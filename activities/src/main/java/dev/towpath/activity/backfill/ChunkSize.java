package dev.towpath.activity.backfill;

import java.time.Duration;

/**
 * Finds how many rows fit into the time a chunk should take. Grows by at most half at a time and shrinks at once, so that
 * one slow chunk is answered before the next.
 */
final class ChunkSize {
    private static final int SMALLEST = 10;
    private static final int LARGEST = 50_000;
    private static final int FIRST = 200;
    private static final double GROWTH = 1.5;

    private final Duration target;
    private int rows = FIRST;

    ChunkSize(Duration target) {
        this.target = target;
    }

    int rows() {
        return rows;
    }

    /** Learns from a chunk of {@link #rows()} rows. */
    void took(Duration time) {
        double factor = (double) target.toNanos() / Math.max(1, time.toNanos());
        rows = Math.clamp((long) (rows * Math.min(GROWTH, factor)), SMALLEST, LARGEST);
    }
}
