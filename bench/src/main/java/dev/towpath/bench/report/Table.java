package dev.towpath.bench.report;

import dev.towpath.bench.figure.Baseline;
import dev.towpath.bench.figure.Figures;
import dev.towpath.bench.figure.Latency;
import dev.towpath.bench.figure.Load;
import dev.towpath.bench.figure.Result;
import dev.towpath.bench.figure.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The figures as lines of cells, for every form that people read.
 *
 * @param lines as many cells as there are titles
 */
record Table(List<String> titles, List<List<String>> lines) {
    private static final List<String> TITLES = List.of(
            "rows",
            "load",
            "way",
            "s",
            "ratio",
            "p50 ms",
            "p99 ms",
            "p99.9 ms",
            "max ms",
            "errors",
            "late",
            "lock ms",
            "WAL B/row",
            "dead",
            "missed",
            "wrong",
            "events",
            "history B");

    /** What stands in the column of ways for the application alone. */
    private static final String ALONE = "(no fill)";

    static Table of(Result result) {
        List<List<String>> lines = new ArrayList<>();
        for (long rows : result.rows()) {
            List<Load> loads = result.ways().stream()
                    .filter(way -> way.rows() == rows)
                    .map(Figures::load)
                    .distinct()
                    .toList();
            for (Load load : loads) {
                result.baselines().stream()
                        .filter(alone -> alone.rows() == rows && alone.load().equals(load))
                        .forEach(alone -> lines.add(line(alone)));
                result.ways().stream()
                        .filter(way -> way.rows() == rows && way.load().equals(load))
                        .forEach(way -> lines.add(line(way)));
            }
        }
        return new Table(TITLES, List.copyOf(lines));
    }

    private static List<String> line(Baseline alone) {
        List<String> cells =
                new ArrayList<>(List.of(count(alone.rows()), alone.load().display(), ALONE, "", ""));
        cells.addAll(application(alone.application()));
        cells.addAll(List.of("", "", "", "", "", "", ""));
        return cells;
    }

    private static List<String> line(Figures way) {
        List<String> cells = new ArrayList<>(List.of(
                count(way.rows()),
                way.load().display(),
                way.name(),
                number("%.2f", way.seconds()) + spread(way.runs(), "%.2f", way.secondsSpread()),
                way.ratio() == null
                        ? ""
                        : number("%.2f", way.ratio()) + spread(way.runs(), "%.2f", way.ratioSpread())));
        cells.addAll(application(way.application()));
        cells.add(number("%.1f", way.longestRowLockMs()));
        cells.add(number("%.0f", way.walBytesPerRow()));
        cells.add(count(way.deadTuples()));
        cells.add(count(way.rowsMissed()));
        cells.add(count(way.rowsWrong()));
        cells.add(way.migration() == null ? "" : count(way.migration().cost().events()));
        cells.add(way.migration() == null ? "" : count(way.migration().cost().bytes()));
        return cells;
    }

    private static List<String> application(@Nullable Latency latency) {
        return latency == null
                ? List.of("", "", "", "", "", "")
                : List.of(
                        number("%.2f", latency.p50()),
                        number("%.2f", latency.p99()),
                        number("%.2f", latency.p999()),
                        number("%.2f", latency.max()),
                        count(latency.errors()),
                        count(latency.missedSchedule()));
    }

    private static String spread(int runs, String format, @Nullable Spread spread) {
        return runs == 1 || spread == null
                ? ""
                : " (" + number(format, spread.least()) + "–" + number(format, spread.most()) + ")";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
