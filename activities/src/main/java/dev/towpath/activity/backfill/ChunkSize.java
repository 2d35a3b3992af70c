package dev.towpath.activity.backfill;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds how many rows fit into the time a chunk should take, by what nine of the last ten needed.
 * Grows by at most half at a time,
 * and shrinks at once: a slow chunk is answered before the next one.
 */
final class ChunkSize {
    private static final int FIRST = 200;
    private static final int LARGEST = 200_000;
    private static final double GROWTH = 1.5;
    private static final int REMEMBERED = 10;

    /** Of this many times the target, a chunk counts as an accident: the next is cut without asking the others. */
    private static final double ACCIDENT = 2;

    private static final int DEEPEST_CUT = 10;

    private record Taken(int rows, double nanosPerRow) {}

    private final Deque<Taken> last = new ArrayDeque<>();
    private int rows = FIRST;

    int rows() {
        return rows;
    }

    /** Learns from a chunk of so many rows. */
    void took(int chunkRows, Duration time, Duration target) {
        double nanos = Math.max(1, time.toNanos());
        double wanted = target.toNanos();
        if (nanos > ACCIDENT * wanted) {
            rows = bounded(chunkRows * Math.max(wanted / nanos, 1.0 / DEEPEST_CUT));
            return;
        }
        last.addLast(new Taken(chunkRows, nanos / chunkRows));
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
        rows = bounded(Math.min(wanted / slow(chunkRows), chunkRows * GROWTH));
    }

    /**
     * What nine of ten rows cost at most, by the chunks that were about as large: in small ones the way to the server and
     * back weighs more.
     */
    private double slow(int chunkRows) {
        double[] costs = last.stream()
                .filter(taken -> taken.rows() * 2L >= chunkRows)
                .mapToDouble(Taken::nanosPerRow)
                .sorted()
                .toArray();
        return costs[(int) Math.ceil(costs.length * 0.9) - 1];
    }

    /** After a chunk that came to nothing: next time so many times fewer rows. */
    void shrink(int times) {
        rows = Math.max(1, rows / times);
        last.clear();
    }

    private static int bounded(double wanted) {
        return (int) Math.clamp(Math.ceil(wanted), 1, LARGEST);
    }
}
