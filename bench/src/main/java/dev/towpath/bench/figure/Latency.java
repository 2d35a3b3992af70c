package dev.towpath.bench.figure;

/**
 * How the application fared in one span. Times are milliseconds from when an operation was due to its answer.
 *
 * @param errors operations that failed; they have no time
 * @param missedSchedule operations that began more than 10 ms after they were due
 */
public record Latency(
        double p50, double p99, double p999, double max, long operations, long errors, long missedSchedule) {}
