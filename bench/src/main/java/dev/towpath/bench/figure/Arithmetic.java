package dev.towpath.bench.figure;

import java.util.Arrays;
import java.util.Collection;

/** Percentiles and medians. */
final class Arithmetic {
    private Arithmetic() {}

    /**
     * By nearest rank: the smallest value that this share of all values does not exceed; 0 when there are none.
     *
     * @param share above 0, up to 1
     */
    static double percentile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    /** The middle one, or the mean of the middle two; there must be one at least. */
    static double median(Collection<? extends Number> values) {
        double[] sorted = values.stream().mapToDouble(Number::doubleValue).toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values have no median");
        }
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
