package dev.towpath.starter.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.starter.client.MigrationView;
import dev.towpath.starter.client.Observer;
import dev.towpath.starter.stage.Stage;
import dev.towpath.starter.stage.StageDatabase;
import dev.towpath.starter.stage.StageSettings;
import dev.towpath.workflow.client.TowpathData;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** Plays the demo and judges it. */
public final class Demo {
    private static final int BUDGET = 2;
    private static final String MIGRATION = StageDatabase.NAME + "/V7";
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final DemoOptions options;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private String shown = "";

    private Demo(DemoOptions options, PrintStream out, PrintStream err, Map<String, String> environment) {
        this.options = options;
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /**
     * Runs the demo.
     *
     * @param environment where a Temporal binary may be named
     * @return the process's exit status: 0 only if every check holds
     */
    public static int run(DemoOptions options, PrintStream out, PrintStream err, Map<String, String> environment) {
        try {
            return new Demo(options, out, err, environment).play();
        } catch (IOException | SQLException e) {
            throw new TowpathException(ErrorCode.INTERNAL, "the demo broke off: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int play() throws IOException, SQLException, InterruptedException {
        say("starting PostgreSQL 18 and Temporal on loopback …");
        try (Stage stage = new Stage(new StageSettings("demo", BUDGET, Map.of()), environment)) {
            say("Temporal: " + stage.temporal().kind()
                    + (stage.temporal().ui() == null
                            ? ""
                            : ", its UI: " + stage.temporal().ui()));
            say(String.format(Locale.ROOT, "loading %,d orders …", options.rows()));
            DemoProject.writeFirst(stage.migrations());
            stage.database().flyway(stage.migrations()).migrate();
            DemoProject.load(stage.database(), options.rows());
            DemoReport report = perform(stage);
            out.print(options.json() ? json(report) : ReportText.of(report));
            out.flush();
            if (options.keep()) {
                say("everything stays up; look at " + stage.temporal().ui() + ". Ctrl-C ends it.");
                new CountDownLatch(1).await();
            }
            return report.ok() ? 0 : 1;
        }
    }

    private DemoReport perform(Stage stage) throws IOException, SQLException, InterruptedException {
        Accidents accidents = new Accidents(stage, options.rows(), options.kills());
        try (ShopApplication shop = ShopApplication.start(stage.database(), options.rows());
                ConnectionSampler sampler = ConnectionSampler.start(stage.database())) {
            say("the application works: measuring it without a migration …");
            TimeUnit.MILLISECONDS.sleep(WARM_UP.toMillis());
            shop.newSpan();
            TimeUnit.MILLISECONDS.sleep(QUIET.toMillis());
            Latencies before = shop.newSpan();
            DemoProject.writeAll(stage.migrations());
            say("towpath start " + MIGRATION + ": " + (DemoProject.size() - 1) + " pending migrations");
            stage.startMigration(MIGRATION, "");
            MigrationView end = watch(stage, accidents);
            Latencies during = shop.newSpan();
            return judge(stage, accidents, end, shop, before.summary(), during.summary(), sampler.most());
        }
    }

    private MigrationView watch(Stage stage, Accidents accidents)
            throws IOException, SQLException, InterruptedException {
        Observer observer = stage.client().observe(MIGRATION);
        Instant deadline = Instant.now().plus(LONGEST);
        MigrationView view = observer.look();
        for (int i = 1; !view.over() && Instant.now().isBefore(deadline); i++) {
            int kills = accidents.kills();
            accidents.look();
            if (accidents.kills() > kills) {
                say("worker killed (SIGKILL) half-way through the backfill; another one starts");
            }
            if (i % 10 == 0) {
                view = observer.look();
                show(view, accidents.passed());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
        return view;
    }

    private void show(MigrationView view, long passed) {
        MigrationStatus status = view.status();
        if (status == null) {
            return;
        }
        String filled = status.phase().display().equals("backfill")
                ? String.format(Locale.ROOT, ", %,d of %,d rows", Math.min(passed, options.rows()), options.rows())
                : "";
        String line = status.phase().display() + ": " + status.state().display() + ", step " + status.stepsDone()
                + " of " + status.stepsTotal() + filled;
        if (!line.equals(shown)) {
            shown = line;
            say(line);
        }
    }

    private DemoReport judge(
            Stage stage,
            Accidents accidents,
            MigrationView end,
            ShopApplication shop,
            Latencies.Summary before,
            Latencies.Summary during,
            int connections)
            throws SQLException {
        MigrationStatus status = end.status();
        List<String> failures = new ArrayList<>();
        check(
                failures,
                status != null && status.state() == MigrationState.COMPLETED,
                "the migration ended " + ended(end));
        DemoReport.Backfill fill = backfill(stage, status);
        check(failures, fill.rowsChangedTwice() == 0, fill.rowsChangedTwice() + " rows were not changed exactly once");
        check(failures, fill.rowsRedoneAfterKill() == 0, fill.rowsRedoneAfterKill() + " rows were done again");
        check(failures, shop.errors() == 0, shop.errors() + " errors in the application: " + shop.firstError());
        check(
                failures,
                accidents.kills() == options.kills(),
                "the worker was killed " + accidents.kills() + " times only");
        check(failures, connections <= BUDGET, connections + " connections were used");
        DemoReport.Flyway flyway = flyway(stage);
        check(failures, flyway.validate().equals("ok"), "flyway validate: " + flyway.validate());
        check(failures, flyway.migrate().equals("ok"), "flyway migrate: " + flyway.migrate());
        return new DemoReport(
                1,
                new DemoReport.Temporal(
                        stage.temporal().kind(), stage.temporal().ui()),
                phases(status),
                fill,
                new DemoReport.Worker(accidents.kills(), accidents.resumeMillis()),
                new DemoReport.Application(shop.operations(), shop.errors(), before, during),
                locks(status),
                new DemoReport.Connections(BUDGET, connections),
                flyway,
                failures,
                failures.isEmpty());
    }

    private static DemoReport.Backfill backfill(Stage stage, @Nullable MigrationStatus status) throws SQLException {
        long twice = stage.database().number("SELECT count(*) FROM orders WHERE times_filled <> 1");
        long rows = stage.database().number("SELECT count(*) FROM orders");
        long changed = stage.database().number("SELECT coalesce(sum(rows_changed), 0) FROM towpath.fill_range");
        Duration took = status == null || status.fills().isEmpty()
                ? Duration.ZERO
                : status.fills().getFirst().took();
        long rate = took.isZero() ? 0 : changed * 1_000 / Math.max(1, took.toMillis());
        return new DemoReport.Backfill(rows, rate, twice, Math.max(0, changed - rows));
    }

    private static DemoReport.Flyway flyway(Stage stage) {
        Flyway flyway = stage.database().flyway(stage.migrations());
        return new DemoReport.Flyway(
                said(() -> {
                    var result = flyway.validateWithResult();
                    return result.validationSuccessful ? "ok" : String.valueOf(result.getAllErrorMessages());
                }),
                said(() -> {
                    int run = flyway.migrate().migrationsExecuted;
                    return run == 0 ? "ok" : "it still ran " + run + " migrations";
                }));
    }

    private static String said(java.util.function.Supplier<String> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<DemoReport.Phase> phases(@Nullable MigrationStatus status) {
        return status == null
                ? List.of()
                : status.phases().stream()
                        .filter(span -> span.ended() != null)
                        .map(span -> new DemoReport.Phase(
                                span.phase().display(),
                                Duration.between(span.began(), span.ended()).toMillis()))
                        .toList();
    }

    private static DemoReport.Locks locks(@Nullable MigrationStatus status) {
        return status == null
                ? new DemoReport.Locks(0, 0)
                : new DemoReport.Locks(
                        status.locks().longestWait().toMillis(),
                        status.locks().longestHold().toMillis());
    }

    private static String ended(MigrationView end) {
        MigrationStatus status = end.status();
        if (status == null) {
            return end.server();
        }
        var problem = status.problem();
        return status.state().display() + (problem == null ? "" : ": " + problem.message()) + " " + status.checks();
    }

    private static void check(List<String> failures, boolean holds, String otherwise) {
        if (!holds) {
            failures.add(otherwise);
        }
    }

    private static String json(DemoReport report) {
        try {
            return TowpathData.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of numbers and texts is always JSON", e);
        }
    }

    private void say(String line) {
        err.println("demo: " + line);
        err.flush();
    }
}
