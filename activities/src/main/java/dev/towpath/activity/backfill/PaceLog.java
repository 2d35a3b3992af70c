package dev.towpath.activity.backfill;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Rows a second over the last minutes, in stretches of ten seconds: how the slowest and the fastest of them went is an
 * honest range for what is to come.
 */
final class PaceLog {
    private static final Duration STRETCH = Duration.ofSeconds(10);
    private static final int REMEMBERED = 30;

    private final Deque<Double> stretches = new ArrayDeque<>();
    private final long startedAt;
    private long stretchAt;
    private long rowsInStretch;
    private long rows;

    PaceLog(long nanos) {
        startedAt = nanos;
        stretchAt = nanos;
    }

    /** Rows were passed. */
    void passed(long more, long nanos) {
        turn(nanos);
        rows += more;
        rowsInStretch += more;
    }

    /** The mean over the remembered stretches and the one that lasts; over all of it while it is short. */
    double rate(long nanos) {
        turn(nanos);
        if (stretches.isEmpty()) {
            return rows / Math.max(0.001, (nanos - startedAt) / 1e9);
        }
        double seconds = stretches.size() * STRETCH.toSeconds() + (nanos - stretchAt) / 1e9;
        double inStretches = stretches.stream().mapToDouble(rate -> rate).sum() * STRETCH.toSeconds();
        return (inStretches + rowsInStretch) / seconds;
    }

    double slowest(long nanos) {
        double rate = rate(nanos);
        return stretches.stream().mapToDouble(each -> each).min().orElse(rate);
    }

    double fastest(long nanos) {
        double rate = rate(nanos);
        return stretches.stream().mapToDouble(each -> each).max().orElse(rate);
    }

    private void turn(long nanos) {
        for (int i = 0; i <= REMEMBERED && nanos - stretchAt >= STRETCH.toNanos(); i++) {
            stretches.addLast(rowsInStretch / (double) STRETCH.toSeconds());
            if (stretches.size() > REMEMBERED) {
                stretches.removeFirst();
            }
            rowsInStretch = 0;
            stretchAt += STRETCH.toNanos();
        }
        if (nanos - stretchAt >= STRETCH.toNanos()) {
            stretchAt = nanos; // Nobody asked for so long that everything remembered is of then.
        }
    }
}
