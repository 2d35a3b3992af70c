package dev.towpath.bench.figure;

/**
 * The application alone on a warm table of this size.
 *
 * @param walBytesPerOperation what it writes, full-page images left out
 */
public record Baseline(long rows, Load load, Latency application, double walBytesPerOperation) {}
