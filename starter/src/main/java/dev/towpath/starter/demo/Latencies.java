package dev.towpath.starter.demo;

import java.util.Arrays;

/** Response times of one span of the run, in nanoseconds. Thread-safe. */
final class Latencies {
    private long[] nanos = new long[4096];
    private int count;

    synchronized void add(long nano) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = nano;
    }

    synchronized int count() {
        return count;
    }

    /** In milliseconds. */
    record Summary(double p50, double p99, double max) {}

    synchronized Summary summary() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Summary(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return Math.round(sorted[Math.max(0, index)] / 10_000.0) / 100.0;
    }
}
