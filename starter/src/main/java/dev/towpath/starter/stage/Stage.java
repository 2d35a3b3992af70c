package dev.towpath.starter.stage;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.starter.Towpath;
import dev.towpath.starter.client.TemporalConnection;
import dev.towpath.starter.client.TowpathClient;
import dev.towpath.starter.config.TemporalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything a migration needs to play on: servers, folder, worker. Leaves nothing behind. */
public final class Stage implements AutoCloseable {
    private final StageSettings settings;
    private final Path folder;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final StageDatabase database;
    private final StageTemporal temporal;
    private final TemporalConnection connection;
    private final TowpathClient client;

    /**
     * Starts the servers.
     *
     * @param variables where a Temporal binary may be named
     */
    public Stage(StageSettings settings, Map<String, String> variables) throws IOException, SQLException {
        this.settings = settings;
        folder = Files.createTempDirectory("towpath-" + settings.name() + "-");
        try {
            database = opened(StageDatabase.start(folder, settings));
            temporal = opened(StageTemporal.start(folder, variables));
            Files.writeString(folder.resolve("towpath.yaml"), configuration(""));
            connection = connect();
            client = opened(new TowpathClient(connection));
        } catch (IOException | SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The database that is migrated. */
    public StageDatabase database() {
        return database;
    }

    /** The Temporal server. */
    public StageTemporal temporal() {
        return temporal;
    }

    /** A connection to it, which closes with the stage. */
    public TemporalConnection connection() {
        return connection;
    }

    /** Speaks to the migrations on this stage. */
    public TowpathClient client() {
        return client;
    }

    /** For logs and whatever else goes with the stage. */
    public Path folder() {
        return folder;
    }

    /** The Flyway folder. */
    public Path migrations() {
        return folder.resolve("migrations");
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private String configuration(String more) {
        return """
                databases:
                  %s:
                    engine: postgresql
                    host: 127.0.0.1
                    port: %d
                    database: %s
                    user: %s
                    connections: %d
                temporal:
                  address: %s
                worker:
                  drain: 5s
                """.formatted(
                                StageDatabase.NAME,
                                database.port(),
                                StageDatabase.NAME,
                                StageDatabase.OWNER,
                                settings.connections(),
                                temporal.target())
                + more;
    }

    /** The server may need a moment until it answers. */
    private TemporalConnection connect() {
        TemporalSettings address = new TemporalSettings(temporal.target(), null, null);
        TowpathException last = new TowpathException(ErrorCode.TEMPORAL_UNAVAILABLE, "no attempt was made");
        for (int attempt = 0; attempt < 10; attempt++) {
            try {
                return TemporalConnection.open(address, environment("towpath.yaml"));
            } catch (TowpathException e) {
                last = e;
            }
        }
        throw last;
    }

    private Map<String, String> environment(String configuration) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("TOWPATH_CONFIG", folder.resolve(configuration).toString());
        if (!temporal.isReal()) {
            environment.put(TemporalConnection.IN_MEMORY, "true");
        }
        return environment;
    }

    /** A worker in a process of its own, as {@code towpath worker} starts it. */
    public JavaProcess startWorker() throws IOException {
        return opened(JavaProcess.start(
                Towpath.class.getName(), List.of("worker"), environment("towpath.yaml"), folder.resolve("worker.log")));
    }

    /**
     * Starts a migration of the Flyway folder as CI would, {@code towpath start}, and returns when it has begun.
     *
     * @param more what stands in {@code towpath.yaml} beyond database and Temporal; may be empty
     */
    public void startMigration(String id, String more) throws IOException {
        Path log = folder.resolve("start.log");
        Files.writeString(folder.resolve("start.yaml"), configuration(more));
        try (JavaProcess start = JavaProcess.start(
                Towpath.class.getName(),
                List.of("start", migrations().toString(), "--database", StageDatabase.NAME, "--id", id, "--detach"),
                environment("start.yaml"),
                log)) {
            if (!start.succeeds(60)) {
                throw new TowpathException(
                        ErrorCode.INTERNAL, "towpath start failed on this stage:\n" + Files.readString(log));
            }
        }
    }

    /** The end of the worker's log, for a report of what went wrong. */
    public String workerLog() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("worker.log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                org.slf4j.LoggerFactory.getLogger(Stage.class).warn("the stage left something open", e);
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(Stage.class).warn("the stage left {}", folder, e);
        }
    }
}
