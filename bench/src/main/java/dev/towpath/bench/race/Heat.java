package dev.towpath.bench.race;

import dev.towpath.bench.figure.Baseline;
import dev.towpath.bench.figure.Latency;
import dev.towpath.bench.figure.Load;
import dev.towpath.bench.figure.Measured;
import dev.towpath.bench.figure.Measured.Migration;
import dev.towpath.bench.figure.Samples;
import dev.towpath.bench.ground.Ground;
import dev.towpath.bench.ground.Lsn;
import dev.towpath.bench.ground.Migrations.Ran;
import dev.towpath.bench.ground.Migrations.Span;
import dev.towpath.bench.load.LoadProcess;
import dev.towpath.bench.race.RaceSettings.Pace;
import dev.towpath.bench.way.Fill;
import dev.towpath.bench.way.Fill.Migrated;
import dev.towpath.bench.way.OneUpdate;
import dev.towpath.bench.way.Way;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One size under one load: a new table for each fill, an application that is warm before the fill begins and is stopped
 * before anything else happens to the table.
 *
 * @param walPerOperation bytes that the application writes by itself
 */
record Heat(Ground ground, Load load, double walPerOperation, Pace pace) {
    private static final int PAGE = 8_192;

    /** The application without a fill. */
    static Baseline alone(Ground ground, Load load, Pace pace) throws IOException, SQLException, InterruptedException {
        ground.fresh(new OneUpdate().preparation());
        long images = ground.pageImages();
        Lsn before = ground.lsn();
        try (LoadProcess application = application(ground, load, pace)) {
            Instant began = Instant.now();
            Thread.sleep(pace.alone());
            Instant ended = Instant.now();
            Samples samples = application.stop();
            // The first change of a page after a checkpoint writes all of it, and the fill would have to anyway.
            long wal = ground.lsn().bytes() - before.bytes() - PAGE * (ground.pageImages() - images);
            long operations = samples.dueMicros().length;
            return new Baseline(
                    ground.rows(),
                    load,
                    checked(samples, new Span(began, ended), load),
                    Math.max(0, wal) / (double) Math.max(1, operations));
        }
    }

    /** One fill. */
    Measured run(Way way, int round) throws IOException, SQLException, InterruptedException {
        ground.fresh(way.preparation());
        if (load.quiet()) {
            Lsn before = ground.lsn();
            Fill fill = way.fill(ground);
            double wal = ground.lsn().bytes() - before.bytes();
            return measured(way, round, fill, wal, null);
        }
        try (LoadProcess application = application(ground, load, pace)) {
            ground.checkpoint();
            Lsn before = ground.lsn();
            Fill fill = way.fill(ground);
            Lsn after = ground.lsn();
            Samples samples = application.stop();
            long during = samples.between(before.at(), after.at()).operations();
            double wal = after.bytes() - before.bytes() - walPerOperation * during;
            return measured(way, round, fill, wal, samples);
        }
    }

    private static LoadProcess application(Ground ground, Load load, Pace pace)
            throws IOException, InterruptedException {
        return LoadProcess.start(
                ground.stage().folder(), ground.stage().database().port(), ground.rows(), load, pace.warmUp());
    }

    private Measured measured(Way way, int round, Fill fill, double wal, @Nullable Samples samples)
            throws SQLException, InterruptedException {
        boolean shared = fill.table().equals(Ground.ORDERS);
        long updates = samples == null || !shared ? 0 : samples.updates();
        Span span = fill.span();
        return new Measured(
                way.name(),
                ground.rows(),
                load,
                round,
                seconds(span),
                fill.changed(),
                samples == null ? null : checked(samples, span, load),
                wal,
                ground.deadTuples(fill.table(), fill.changed() + updates, pace.statistics()),
                fill.rowLock(),
                ground.missed(fill.table()),
                ground.wrong(fill.table()),
                migration(fill.migrated(), samples));
    }

    private @Nullable Migration migration(@Nullable Migrated migrated, @Nullable Samples samples) {
        if (migrated == null) {
            return null;
        }
        Ran ran = migrated.whole();
        Span whole = new Span(ran.began(), ran.ended());
        return new Migration(
                seconds(whole),
                samples == null ? null : checked(samples, whole, load),
                migrated.fill().chunks(),
                migrated.fill().chunkMillis(),
                ran.cost());
    }

    /** An application that did not do what it should says nothing about the fill. */
    private static Latency checked(Samples samples, Span span, Load load) {
        Latency latency = samples.between(span.began(), span.ended());
        double due = load.perSecond() * seconds(span);
        if (Math.abs(latency.operations() - due) > 2 + due / 50) {
            throw new IllegalStateException("the application kept to no schedule: " + latency.operations()
                    + " operations where " + Math.round(due) + " were due");
        }
        if (latency.errors() > 0) {
            org.slf4j.LoggerFactory.getLogger(Heat.class)
                    .warn("the application saw {} errors: {}", latency.errors(), samples.firstError());
        }
        return latency;
    }

    private static double seconds(Span span) {
        return Duration.between(span.began(), span.ended()).toNanos() / 1e9;
    }
}
