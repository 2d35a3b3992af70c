package dev.towpath.bench.figure;

import dev.towpath.bench.figure.Measured.Migration;
import dev.towpath.bench.figure.Measured.RowLock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One way at one size under one load, over all runs: medians with their spread. What should not happen at all is reported
 * at its worst: errors, row locks, missed and wrong rows.
 *
 * @param name the way
 * @param ratio to {@value #YARDSTICK} of the same round, rows and load; null when that did not run
 * @param walBytesPerRow written for each row that the fill changed
 * @param rowLockSource who measured the row lock
 */
public record Figures(
        String name,
        long rows,
        Load load,
        int runs,
        double seconds,
        Spread secondsSpread,
        @Nullable Double ratio,
        @Nullable Spread ratioSpread,
        @Nullable Latency application,
        @Nullable Spread p99Spread,
        @Nullable Spread maxSpread,
        double walBytesPerRow,
        long deadTuples,
        double longestRowLockMs,
        Measured.Source rowLockSource,
        @Nullable Migration migration,
        long rowsMissed,
        long rowsWrong) {
    /** What the others are compared with. */
    public static final String YARDSTICK = "one-update";

    /** Sums up every way, in the order in which they were first measured. */
    public static List<Figures> of(List<Measured> all) {
        Map<List<Object>, List<Measured>> groups = new LinkedHashMap<>();
        for (Measured one : all) {
            groups.computeIfAbsent(List.of(one.rows(), one.load(), one.way()), key -> new ArrayList<>())
                    .add(one);
        }
        return groups.values().stream().map(runs -> of(runs, all)).toList();
    }

    private static Figures of(List<Measured> runs, List<Measured> all) {
        Measured first = runs.getFirst();
        List<Double> seconds = runs.stream().map(Measured::seconds).toList();
        List<Double> ratios = runs.stream()
                .flatMapToDouble(run -> ratio(run, all).stream())
                .boxed()
                .toList();
        List<Latency> applications = present(runs, Measured::application);
        RowLock longest = runs.stream()
                .map(Measured::rowLock)
                .max(Comparator.comparingDouble(RowLock::millis))
                .orElseThrow();
        return new Figures(
                first.way(),
                first.rows(),
                first.load(),
                runs.size(),
                Arithmetic.median(seconds),
                Spread.of(seconds),
                ratios.isEmpty() ? null : Arithmetic.median(ratios),
                ratios.isEmpty() ? null : Spread.of(ratios),
                latency(applications),
                spread(applications, Latency::p99),
                spread(applications, Latency::max),
                median(runs, run -> run.walBytes() / Math.max(1, run.changed())),
                Math.round(median(runs, Measured::deadTuples)),
                longest.millis(),
                longest.source(),
                migration(present(runs, Measured::migration)),
                runs.stream().mapToLong(Measured::rowsMissed).max().orElse(0),
                runs.stream().mapToLong(Measured::rowsWrong).max().orElse(0));
    }

    private static OptionalDouble ratio(Measured run, List<Measured> all) {
        return all.stream()
                .filter(other -> other.way().equals(YARDSTICK)
                        && other.rows() == run.rows()
                        && other.load().equals(run.load())
                        && other.round() == run.round())
                .mapToDouble(other -> run.seconds() / other.seconds())
                .findFirst();
    }

    private static @Nullable Latency latency(List<Latency> all) {
        return all.isEmpty()
                ? null
                : new Latency(
                        median(all, Latency::p50),
                        median(all, Latency::p99),
                        median(all, Latency::p999),
                        median(all, Latency::max),
                        all.stream().mapToLong(Latency::operations).sum(),
                        all.stream().mapToLong(Latency::errors).sum(),
                        all.stream().mapToLong(Latency::missedSchedule).sum());
    }

    private static @Nullable Migration migration(List<Migration> all) {
        return all.isEmpty()
                ? null
                : new Migration(
                        median(all, Migration::seconds),
                        latency(present(all, Migration::application)),
                        Math.round(median(all, Migration::chunks)),
                        median(all, Migration::chunkMillis),
                        new HistoryCost(
                                Math.round(median(
                                        all, migration -> migration.cost().events())),
                                Math.round(median(
                                        all, migration -> migration.cost().bytes())),
                                Math.round(median(
                                        all, migration -> migration.cost().actions()))));
    }

    private static @Nullable Spread spread(List<Latency> all, ToDoubleFunction<Latency> value) {
        return all.isEmpty()
                ? null
                : Spread.of(all.stream().mapToDouble(value).boxed().toList());
    }

    private static <T> double median(List<T> all, ToDoubleFunction<T> value) {
        return Arithmetic.median(all.stream().mapToDouble(value).boxed().toList());
    }

    private static <T, R> List<R> present(List<T> all, Function<T, @Nullable R> value) {
        return all.stream().map(value).filter(Objects::nonNull).toList();
    }
}
