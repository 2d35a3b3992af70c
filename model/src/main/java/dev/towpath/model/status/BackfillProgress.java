package dev.towpath.model.status;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a running backfill is: a display, not the truth, which is in the ledger.
 *
 * @param step the step's id
 * @param table the table it walks through
 * @param rowsDone rows of the table passed, over all attempts
 * @param rowsEstimated rows of the table when it began, by the server's estimate; 0 when unknown
 * @param rowsPerSecond the rate of this attempt
 * @param chunkRows rows of the last chunk
 * @param pace how the hand that tells this goes; null in what an older version wrote
 */
public record BackfillProgress(
        String step,
        String table,
        long rowsDone,
        long rowsEstimated,
        double rowsPerSecond,
        int chunkRows,
        @Nullable FillPace pace) {
    /** Without a pace. */
    public BackfillProgress(
            String step, String table, long rowsDone, long rowsEstimated, double rowsPerSecond, int chunkRows) {
        this(step, table, rowsDone, rowsEstimated, rowsPerSecond, chunkRows, null);
    }

    /**
     * What several hands at the same fill tell, as one: each counts the rows of all, and its own rate.
     *
     * @param hands what they told last; not empty
     */
    public static BackfillProgress together(List<BackfillProgress> hands) {
        BackfillProgress first = hands.getFirst();
        List<FillPace> paces = hands.stream()
                .map(BackfillProgress::pace)
                .filter(Objects::nonNull)
                .map(FillPace.class::cast)
                .toList();
        return new BackfillProgress(
                first.step,
                first.table,
                hands.stream().mapToLong(BackfillProgress::rowsDone).max().orElse(0),
                hands.stream().mapToLong(BackfillProgress::rowsEstimated).max().orElse(0),
                hands.stream().mapToDouble(BackfillProgress::rowsPerSecond).sum(),
                first.chunkRows,
                paces.isEmpty() ? null : FillPace.together(paces));
    }

    /** Seconds left at the rates of the last minutes, the shortest and the longest; both -1 when nobody can tell. */
    public SecondsLeft left() {
        FillPace known = pace;
        if (known == null || known.slowest() <= 0 || rowsEstimated <= 0) {
            return new SecondsLeft(secondsLeft(), secondsLeft());
        }
        long rows = Math.max(0, rowsEstimated - rowsDone);
        return new SecondsLeft((long) (rows / known.fastest()), (long) (rows / known.slowest()));
    }

    /** A time that nobody knows exactly. */
    public record SecondsLeft(long shortest, long longest) {}

    /** Seconds left at the present rate, or -1 when nobody can tell. */
    public long secondsLeft() {
        if (rowsPerSecond <= 0 || rowsEstimated <= 0) {
            return -1;
        }
        return (long) (Math.max(0, rowsEstimated - rowsDone) / rowsPerSecond);
    }

    /** Done, from 0 to 100, or -1 when nobody can tell. */
    public int percent() {
        return rowsEstimated <= 0 ? -1 : (int) Math.min(100, rowsDone * 100 / rowsEstimated);
    }
}
