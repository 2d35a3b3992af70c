package dev.towpath.activity.throttle;

import dev.towpath.activity.SensorSettings;
import dev.towpath.activity.WorkerDatabase;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.LoadSensors;
import dev.towpath.engine.spi.server.ReplicaSensor;
import dev.towpath.model.name.TableName;
import dev.towpath.model.throttle.Level;
import dev.towpath.model.throttle.LoadReading;
import dev.towpath.model.throttle.Measured;
import dev.towpath.model.throttle.ReplicaReading;
import dev.towpath.model.throttle.ReplicaReading.Lag;
import dev.towpath.model.throttle.Signal;
import dev.towpath.model.throttle.Situation;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Everything that is watched of one database, for all fills in it together. The server is looked at first; when that look
 * is over, replicas, the team's query and the probe are, each in a thread of its own.
 */
final class ServerWatch {
    private static final String QUERY = "query";

    private final WorkerDatabase database;
    private final Executor threads;
    private final LoadSensors sensors;
    private final Glance<Looked> server;
    private final SortedMap<String, Glance<Lag>> replicas = new TreeMap<>();
    private final SortedMap<String, Glance<Signal>> probes = new TreeMap<>();
    private final CommitTimes commits = new CommitTimes();
    /** Guarded by itself. How many fills watch a table. */
    private final SortedMap<TableName, Integer> tables = new TreeMap<>();

    /** The level that the log knows of each table, whose ranges all come to the same one. */
    private final Map<TableName, Level> told = new ConcurrentHashMap<>();

    private final AtomicBoolean toldSkips = new AtomicBoolean();
    private final Object seen = new Object();

    /** A look, and the tables it asked about. */
    private record Looked(LoadReading reading, Set<TableName> tables) {}

    ServerWatch(WorkerDatabase database, Executor threads) {
        this.database = database;
        this.threads = threads;
        this.sensors = database.server().load();
        this.server = new Glance<>("the server", this::look, () -> {});
        SensorSettings settings = database.sensors();
        settings.replicas().forEach((name, where) -> {
            ReplicaSensor sensor = sensors.replica(where);
            replicas.put(name, new Glance<>("it", sensor::look, sensor::close));
        });
        String query = settings.query();
        if (query != null) {
            probes.put(QUERY, new Glance<>("the sensor query", () -> Measured.of(ask(query)), () -> {}));
        }
        URI address = settings.probe();
        if (address != null) {
            HttpProbe probe = new HttpProbe(address);
            probes.put(HttpProbe.NAME, new Glance<>("the probe", () -> Measured.of(probe.look()), probe::close));
        }
    }

    private Measured<Looked> look() {
        Set<TableName> asked = tables();
        try (Connection monitor = database.server().monitor()) {
            return Measured.of(new Looked(sensors.look(monitor, asked), asked));
        } catch (SQLException e) {
            return Measured.unknown(
                    "the server's load cannot be read: " + database.server().explain(e));
        }
    }

    private Signal ask(String query) {
        DatabaseServer asked = database.server();
        try (Connection monitor = asked.monitor()) {
            LoadSensors.Answer answer = sensors.ask(monitor, query);
            String reason = answer.reason().isEmpty() ? "the sensor query says so" : answer.reason();
            return new Signal(QUERY, answer.stop() ? Level.STOP : Level.NORMAL, reason);
        } catch (SQLException e) {
            return new Signal(QUERY, Level.UNKNOWN, "the sensor query failed: " + asked.explain(e));
        }
    }

    private Set<TableName> tables() {
        synchronized (tables) {
            return Set.copyOf(tables.keySet());
        }
    }

    /** Begins the next look, where the last is over. */
    void tick() {
        server.begin(threads, () -> {
            replicas.values().forEach(glance -> glance.begin(threads, this::wake));
            probes.values().forEach(glance -> glance.begin(threads, this::wake));
            wake();
        });
    }

    private void wake() {
        synchronized (seen) {
            seen.notifyAll();
        }
    }

    void add(TableName table) {
        synchronized (tables) {
            tables.merge(table, 1, Integer::sum);
        }
    }

    /** Whether anybody still watches. */
    boolean remove(TableName table) {
        synchronized (tables) {
            tables.computeIfPresent(table, (name, count) -> count == 1 ? null : count - 1);
            return !tables.isEmpty();
        }
    }

    /** Waits until everything was looked at with this table in mind, but not longer than so. */
    void await(TableName table, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        synchronized (seen) {
            while (!complete(table)) { // Ends at the deadline.
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return;
                }
                seen.wait(left);
            }
        }
    }

    private boolean complete(TableName table) {
        boolean looked = switch (server.newest(System.nanoTime())) {
            case Measured.Value<Looked> look -> look.value().tables().contains(table);
            case Measured.NotHere<Looked> none -> true;
            case Measured.Unknown<Looked> unknown -> server.answered();
        };
        return looked
                && replicas.values().stream().allMatch(Glance::answered)
                && probes.values().stream().allMatch(Glance::answered);
    }

    void committed(Duration waited) {
        commits.add(waited, System.nanoTime());
    }

    /** Whether the log does not know yet that fills of this table are at this level. */
    boolean isNews(TableName table, Level level) {
        return Objects.requireNonNullElse(told.put(table, level), Level.NORMAL) != level;
    }

    /** Whether nobody was told yet what is not seen of the server; its numbers change, and it is read once. */
    boolean firstSkips() {
        return !toldSkips.getAndSet(true);
    }

    /** All that is known now; never waits. */
    Situation situation(TableName table) {
        long now = System.nanoTime();
        List<ReplicaReading> asked = new ArrayList<>();
        replicas.forEach((name, glance) -> asked.add(new ReplicaReading(name, glance.newest(now))));
        List<Signal> said = new ArrayList<>();
        probes.forEach((name, glance) -> said.add(
                switch (glance.newest(now)) {
                    case Measured.Value<Signal> signal -> signal.value();
                    case Measured.NotHere<Signal> none -> new Signal(name, Level.NORMAL, "");
                    case Measured.Unknown<Signal> unknown -> new Signal(name, Level.UNKNOWN, unknown.why());
                }));
        int cores = database.sensors().cores();
        return new Situation(
                table,
                reading(table, now),
                asked,
                said,
                cores == 0 ? Measured.notHere() : Measured.of(cores),
                commits.latency(now));
    }

    private Measured<LoadReading> reading(TableName table, long now) {
        return switch (server.newest(now)) {
            case Measured.Value<Looked> look ->
                look.value().tables().contains(table)
                        ? Measured.of(look.value().reading())
                        : Measured.unknown("the server has not answered for " + table + " yet");
            case Measured.NotHere<Looked> none -> Measured.notHere();
            case Measured.Unknown<Looked> unknown -> Measured.unknown(unknown.why());
        };
    }

    void close() {
        server.close(threads);
        replicas.values().forEach(glance -> glance.close(threads));
        probes.values().forEach(glance -> glance.close(threads));
    }
}
