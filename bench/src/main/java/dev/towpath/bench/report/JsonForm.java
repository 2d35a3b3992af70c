package dev.towpath.bench.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.towpath.bench.figure.Baseline;
import dev.towpath.bench.figure.Figures;
import dev.towpath.bench.figure.Latency;
import dev.towpath.bench.figure.Measured.Migration;
import dev.towpath.bench.figure.Result;
import dev.towpath.bench.figure.Result.Machine;
import dev.towpath.bench.figure.Spread;
import dev.towpath.workflow.client.TowpathData;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** For machines. What does not apply is left out. */
final class JsonForm {
    private static final int VERSION = 1;
    private static final MathContext DIGITS = new MathContext(4);

    private JsonForm() {}

    private record Document(int version, Machine machine, List<Long> rows, List<Alone> baselines, List<Way> ways) {}

    private record Alone(long rows, String load, Application application, double walBytesPerOperation) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Way(
            String name,
            long rows,
            String load,
            int runs,
            double seconds,
            Range secondsSpread,
            @Nullable Double ratio,
            @Nullable Range ratioSpread,
            @Nullable Application application,
            @Nullable Range p99Spread,
            @Nullable Range maxSpread,
            double walBytesPerRow,
            long deadTuples,
            double longestRowLockMs,
            String rowLockSource,
            @Nullable Whole migration,
            @Nullable Long temporalEvents,
            @Nullable Long temporalBytes,
            @Nullable Long temporalActions,
            long rowsMissed,
            long rowsWrong) {}

    private record Application(
            double p50, double p99, double p999, double max, long operations, long errors, long missedSchedule) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Whole(
            double seconds,
            long chunks,
            double chunkMs,
            @Nullable Application application) {}

    private record Range(double least, double most) {}

    static String of(Result result) {
        Document document = new Document(
                VERSION,
                result.machine(),
                result.rows(),
                result.baselines().stream().map(JsonForm::alone).toList(),
                result.ways().stream().map(JsonForm::way).toList());
        try {
            return TowpathData.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of numbers and texts are always JSON", e);
        }
    }

    private static Alone alone(Baseline alone) {
        return new Alone(
                alone.rows(),
                alone.load().display(),
                present(alone.application()),
                round(alone.walBytesPerOperation()));
    }

    private static Way way(Figures way) {
        Migration migration = way.migration();
        return new Way(
                way.name(),
                way.rows(),
                way.load().display(),
                way.runs(),
                round(way.seconds()),
                present(way.secondsSpread()),
                way.ratio() == null ? null : round(way.ratio()),
                range(way.ratioSpread()),
                application(way.application()),
                range(way.p99Spread()),
                range(way.maxSpread()),
                round(way.walBytesPerRow()),
                way.deadTuples(),
                round(way.longestRowLockMs()),
                way.rowLockSource().name().toLowerCase(Locale.ROOT),
                migration == null ? null : whole(migration),
                migration == null ? null : migration.cost().events(),
                migration == null ? null : migration.cost().bytes(),
                migration == null ? null : migration.cost().actions(),
                way.rowsMissed(),
                way.rowsWrong());
    }

    private static Whole whole(Migration migration) {
        return new Whole(
                round(migration.seconds()),
                migration.chunks(),
                round(migration.chunkMillis()),
                application(migration.application()));
    }

    private static @Nullable Application application(@Nullable Latency latency) {
        return latency == null ? null : present(latency);
    }

    private static Application present(Latency latency) {
        return new Application(
                round(latency.p50()),
                round(latency.p99()),
                round(latency.p999()),
                round(latency.max()),
                latency.operations(),
                latency.errors(),
                latency.missedSchedule());
    }

    private static @Nullable Range range(@Nullable Spread spread) {
        return spread == null ? null : present(spread);
    }

    private static Range present(Spread spread) {
        return new Range(round(spread.least()), round(spread.most()));
    }

    /** More digits than these say nothing. */
    private static double round(double number) {
        return new BigDecimal(number).round(DIGITS).doubleValue();
    }
}
