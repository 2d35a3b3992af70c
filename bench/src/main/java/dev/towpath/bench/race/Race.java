package dev.towpath.bench.race;

import dev.towpath.bench.figure.Baseline;
import dev.towpath.bench.figure.Figures;
import dev.towpath.bench.figure.Load;
import dev.towpath.bench.figure.Measured;
import dev.towpath.bench.figure.Result;
import dev.towpath.bench.figure.Result.Machine;
import dev.towpath.bench.ground.Ground;
import dev.towpath.bench.ground.Migrations;
import dev.towpath.bench.way.Way;
import dev.towpath.starter.stage.Stage;
import dev.towpath.starter.stage.StageSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures every way at every size under every load. */
public final class Race {
    /** One for the frame of a migration's steps, two for ranges. */
    private static final int CONNECTIONS = 3;

    /** What an embedded server switches off for speed; commits cost here what they cost. */
    private static final Map<String, String> POSTGRES = Map.of("fsync", "on", "synchronous_commit", "on");

    private final RaceSettings settings;
    private final PrintStream progress;

    private Race(RaceSettings settings, PrintStream progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Starts servers of its own and measures.
     *
     * @param progress for people
     * @param environment where a Temporal binary may be named
     */
    public static Result run(RaceSettings settings, PrintStream progress, Map<String, String> environment)
            throws IOException, SQLException, InterruptedException {
        return new Race(settings, progress).run(environment);
    }

    private Result run(Map<String, String> environment) throws IOException, SQLException, InterruptedException {
        double loadAverage = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        say("starting PostgreSQL, Temporal and a worker …");
        try (Stage stage = new Stage(new StageSettings("bench", CONNECTIONS, POSTGRES), environment)) {
            Migrations migrations = Migrations.start(stage);
            List<Baseline> baselines = new ArrayList<>();
            List<Measured> measured = new ArrayList<>();
            for (long rows : settings.rows()) {
                Ground ground = new Ground(stage, migrations, rows);
                for (Load load : settings.loads()) {
                    Heat heat = heat(ground, load, baselines);
                    for (int round = 0; round < settings.runs(); round++) {
                        for (Way way : settings.ways()) {
                            measured.add(measure(heat, way, round));
                        }
                    }
                }
            }
            return new Result(machine(stage, loadAverage), settings.rows(), baselines, Figures.of(measured));
        }
    }

    private Heat heat(Ground ground, Load load, List<Baseline> baselines)
            throws IOException, SQLException, InterruptedException {
        if (load.quiet()) {
            return new Heat(ground, load, 0, settings.pace());
        }
        say("%,d rows, %s: the application alone …", ground.rows(), load.display());
        Baseline baseline = Heat.alone(ground, load, settings.pace());
        baselines.add(baseline);
        return new Heat(ground, load, baseline.walBytesPerOperation(), settings.pace());
    }

    private Measured measure(Heat heat, Way way, int round) throws IOException, SQLException, InterruptedException {
        say("%,d rows, %s: %s …", heat.ground().rows(), heat.load().display(), way.name());
        Measured measured = heat.run(way, round);
        say("    %.2f s, %,d rows missed", measured.seconds(), measured.rowsMissed());
        return measured;
    }

    private static Machine machine(Stage stage, double loadAverage) throws SQLException {
        try (Connection connection = stage.database().source("bench").getConnection()) {
            return new Machine(
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                            + System.getProperty("os.arch"),
                    Runtime.version().toString(),
                    connection.getMetaData().getDatabaseProductVersion(),
                    stage.temporal().kind(),
                    loadAverage);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void say(String format, Object... values) {
        progress.println("bench: " + String.format(Locale.ROOT, format, values));
        progress.flush();
    }
}
