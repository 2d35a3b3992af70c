package dev.towpath.bench.figure;

import java.util.List;

/**
 * Everything one call of the bench measured.
 *
 * @param rows the sizes
 * @param baselines the application alone, by size and load
 */
public record Result(Machine machine, List<Long> rows, List<Baseline> baselines, List<Figures> ways) {
    public Result {
        rows = List.copyOf(rows);
        baselines = List.copyOf(baselines);
        ways = List.copyOf(ways);
    }

    /**
     * Where it was measured.
     *
     * @param cores that the JVM sees
     * @param postgresql its version
     * @param temporal {@code dev-server} or {@code in-memory}
     * @param loadAverage of the last minute when it began, or negative where unknown: what else the machine did
     */
    public record Machine(int cores, String os, String java, String postgresql, String temporal, double loadAverage) {}

    /** Whether every way filled every row rightly, leaving out what one of them is known to miss. */
    public boolean right(String knownToMiss) {
        return ways.stream()
                .allMatch(way -> way.rowsWrong() == 0
                        && (way.rowsMissed() == 0 || way.name().equals(knownToMiss)));
    }
}
