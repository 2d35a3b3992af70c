package dev.towpath.bench.figure;

import dev.towpath.bench.figure.Measured.Migration;
import dev.towpath.bench.figure.Measured.RowLock;
import dev.towpath.bench.figure.Measured.Source;
import dev.towpath.bench.figure.Result.Machine;
import java.util.List;

/** A result that nobody measured. */
public final class Sample {
    private static final Load BUSY = new Load(1500);

    private Sample() {}

    /** One fill of 100,000 rows. */
    static Measured measured(String way, Load load, int round, double seconds) {
        return new Measured(
                way,
                100_000,
                load,
                round,
                seconds,
                100_000,
                load.quiet() ? null : latency(seconds),
                35_200_000,
                100_000,
                new RowLock(seconds * 1000, Source.CLIENT),
                0,
                0,
                null);
    }

    static Latency latency(double seconds) {
        return new Latency(0.1512, 0.9, seconds * 900, seconds * 1000, Math.round(1500 * seconds), 0, 7);
    }

    /** Two ways of ours among theirs, quiet and not, one of them twice. */
    public static Result result() {
        return new Result(
                new Machine(2, "Linux 6.1 amd64", "25.0.3+9", "18.6", "dev-server", 0.25),
                List.of(100_000L),
                List.of(new Baseline(100_000, BUSY, latency(0.004), 71.234567)),
                Figures.of(List.of(
                        measured("one-update", Load.QUIET, 0, 0.7),
                        towpath(Load.QUIET, 0, 0.77),
                        missing(Load.QUIET),
                        measured("one-update", BUSY, 0, 0.8),
                        towpath(BUSY, 0, 0.88),
                        measured("one-update", BUSY, 1, 1.0),
                        towpath(BUSY, 1, 1.2))));
    }

    private static Measured towpath(Load load, int round, double seconds) {
        return new Measured(
                "towpath-1",
                100_000,
                load,
                round,
                seconds,
                100_000,
                load.quiet() ? null : latency(0.011),
                36_000_000,
                99_000,
                new RowLock(21.5, Source.LEDGER),
                0,
                0,
                new Migration(1.9, load.quiet() ? null : latency(0.02), 71, 10.25, new HistoryCost(59, 14_307, 15)));
    }

    private static Measured missing(Load load) {
        return new Measured(
                "limit-offset",
                100_000,
                load,
                0,
                0.4,
                50_000,
                null,
                18_600_000,
                50_000,
                new RowLock(80, Source.CLIENT),
                50_000,
                0,
                null);
    }
}
