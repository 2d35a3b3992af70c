package dev.towpath.bench.race;

import dev.towpath.bench.figure.Load;
import dev.towpath.bench.way.Way;
import java.time.Duration;
import java.util.List;

/**
 * What is to be measured.
 *
 * @param rows sizes of the table
 * @param loads applications beside the fill
 * @param ways to fill it
 * @param runs of each; the ways take turns
 * @param pace how long the application works around that
 */
public record RaceSettings(List<Long> rows, List<Load> loads, List<Way> ways, int runs, Pace pace) {
    public RaceSettings {
        rows = List.copyOf(rows);
        loads = List.copyOf(loads);
        ways = List.copyOf(ways);
    }

    /**
     * How long is waited around the fills.
     *
     * @param warmUp of the application, before anything is measured
     * @param alone of the application, as the baseline
     * @param statistics at most, for all sessions to report
     */
    public record Pace(Duration warmUp, Duration alone, Duration statistics) {
        /** Long enough for its code to be compiled, its statements to be prepared, and its 99.9th percentile to mean something. */
        public static final Pace STEADY =
                new Pace(Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(15));
    }
}
