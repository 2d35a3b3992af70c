package dev.towpath.bench.figure;

import org.jspecify.annotations.Nullable;

/**
 * One fill in one way.
 *
 * @param round which of the runs, from 0: ratios compare within a round
 * @param seconds of the fill
 * @param changed rows that the fill changed
 * @param application during the fill, or null when there was none
 * @param walBytes written by the fill
 * @param deadTuples left in the table
 * @param rowLock the longest that rows stayed locked
 * @param rowsMissed rows still without a value at the end
 * @param rowsWrong rows with a wrong value, and rows that are gone
 * @param migration what only Towpath has, or null
 */
public record Measured(
        String way,
        long rows,
        Load load,
        int round,
        double seconds,
        long changed,
        @Nullable Latency application,
        double walBytes,
        long deadTuples,
        RowLock rowLock,
        long rowsMissed,
        long rowsWrong,
        @Nullable Migration migration) {

    /**
     * The longest that rows stayed locked.
     *
     * @param source who measured it
     */
    public record RowLock(double millis, Source source) {}

    /** Who measured a row lock. */
    public enum Source {
        /** The way itself, around each transaction. */
        CLIENT,
        /** Towpath's ledger. */
        LEDGER
    }

    /**
     * What only Towpath has.
     *
     * @param seconds of the whole migration, from its start to its end
     * @param application during all of it
     * @param chunks the fill was done in
     * @param chunkMillis what one of them took on average
     * @param cost of its workflow
     */
    public record Migration(
            double seconds, @Nullable Latency application, long chunks, double chunkMillis, HistoryCost cost) {}
}
