package dev.towpath.bench.report;

import dev.towpath.bench.figure.Figures;
import dev.towpath.bench.figure.Result;
import dev.towpath.bench.figure.Result.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences around a table. */
final class Notes {
    private Notes() {}

    static String machine(Result result) {
        Machine machine = result.machine();
        return String.format(
                Locale.ROOT,
                "%d cores, %s, JDK %s, PostgreSQL %s, Temporal %s, load average at the beginning %.2f",
                machine.cores(),
                machine.os(),
                machine.java(),
                machine.postgresql(),
                machine.temporal(),
                machine.loadAverage());
    }

    static List<String> of(Result result) {
        List<String> notes = new ArrayList<>();
        notes.add("s: the fill alone. ratio: to " + Figures.YARDSTICK + " of the same rows and load."
                + " late: operations that began more than 10 ms after they were due.");
        for (Figures way : result.ways()) {
            if (way.migration() != null) {
                notes.add(String.format(
                        Locale.ROOT,
                        "%s, %,d rows, %s: %,d chunks of %.1f ms on average, %,d actions of Temporal; the whole migration took %.2f s%s.",
                        way.name(),
                        way.rows(),
                        way.load().display(),
                        way.migration().chunks(),
                        way.migration().chunkMillis(),
                        way.migration().cost().actions(),
                        way.migration().seconds(),
                        way.migration().application() == null
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "; the application's longest wait during all of it was %.2f ms",
                                        way.migration().application().max())));
            }
        }
        return notes;
    }
}
