package dev.towpath.bench.command;

import dev.towpath.bench.figure.Load;
import dev.towpath.bench.figure.Result;
import dev.towpath.bench.race.RaceSettings;
import dev.towpath.bench.race.RaceSettings.Pace;
import dev.towpath.bench.report.Chart;
import dev.towpath.bench.report.Form;
import dev.towpath.bench.way.LimitOffset;
import dev.towpath.bench.way.Way;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench/backfill}. */
@Command(
        name = "bench/backfill",
        sortOptions = false,
        description = "Fills a column of every row in several ways, with and without an application beside it, on a"
                + " PostgreSQL of its own, and compares.")
final class BackfillCommand implements Callable<Integer> {
    static final int WRONG = 1;

    private final Racer racer;
    private final PrintStream out;
    private final PrintStream err;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    CommandSpec spec;

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "N",
            converter = Words.OfRows.class,
            defaultValue = "100000,1000000",
            description = "Sizes of the table, at least 1000 (default: ${DEFAULT-VALUE}).")
    List<Long> rows = List.of();

    @Option(
            names = "--load",
            split = ",",
            paramLabel = "LOAD",
            converter = Words.OfLoad.class,
            defaultValue = "quiet,300,1500",
            description = "quiet, or operations per second of an application (default: ${DEFAULT-VALUE}).")
    List<Load> loads = List.of();

    @Option(
            names = "--ways",
            split = ",",
            paramLabel = "WAY",
            converter = Words.OfWay.class,
            description = "Some of the ways, by name (default: all). Also towpath-R or towpath-R@Tms: R ranges,"
                    + " chunks of T milliseconds.")
    List<Way> ways = Way.ALL;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "1",
            description = "Runs of each, up to 100; the median is reported (default: ${DEFAULT-VALUE}).")
    int runs = 1;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "postgresql",
            description = "postgresql (default: ${DEFAULT-VALUE}).")
    String engine = "postgresql";

    @Option(
            names = "-o",
            paramLabel = "FORM",
            converter = Words.OfForm.class,
            defaultValue = "text",
            description = "text, json or markdown (default: ${DEFAULT-VALUE}).")
    Form form = Form.TEXT;

    @Option(names = "--chart", paramLabel = "FILE.svg", description = "Also draw a chart into this file.")
    @Nullable
    Path chart;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    /** How a race is run; a test runs none. */
    @FunctionalInterface
    interface Racer {
        Result run(RaceSettings settings) throws IOException, SQLException, InterruptedException;
    }

    BackfillCommand(Racer racer, PrintStream out, PrintStream err) {
        this.racer = racer;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        refuse(
                engine.equals("mysql"),
                "--engine mysql: Towpath does not fill on MySQL yet, so there is nothing to compare."
                        + " It comes with MySQL's fills. Leave --engine out.");
        refuse(!engine.equals("postgresql"), "--engine: '" + engine + "' is not postgresql.");
        refuse(runs < 1 || runs > 100, "--runs: " + runs + " is not a whole number from 1 to 100.");
        Result result = racer.run(new RaceSettings(rows, loads, ways, runs, Pace.STEADY));
        out.print(form.of(result));
        out.flush();
        if (chart != null) {
            Files.writeString(chart, Chart.of(result));
            err.println("bench: the chart is in " + chart);
        }
        if (result.right(new LimitOffset().name())) {
            return 0;
        }
        err.println(
                "bench: a way left rows without their value, or with a wrong one: see the columns missed and wrong.");
        return WRONG;
    }

    private void refuse(boolean when, String why) {
        if (when) {
            throw new ParameterException(spec.commandLine(), why);
        }
    }
}
