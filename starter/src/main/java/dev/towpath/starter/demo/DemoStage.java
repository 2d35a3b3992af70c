package dev.towpath.starter.demo;

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

/** Everything the demo needs to play on: servers, folder, worker. Leaves nothing behind. */
final class DemoStage implements AutoCloseable {
    static final int BUDGET = 2;
    static final String MIGRATION = DemoDatabase.NAME + "/V7";

    private final Path folder;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final DemoDatabase database;
    private final DemoTemporal temporal;
    private final TowpathClient client;

    /** @param variables where a Temporal binary may be named */
    DemoStage(Map<String, String> variables) throws IOException, SQLException {
        folder = Files.createTempDirectory("towpath-demo-");
        try {
            database = opened(DemoDatabase.start(folder));
            temporal = opened(DemoTemporal.start(folder, variables));
            writeConfiguration();
            client = opened(connect());
        } catch (IOException | SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    DemoDatabase database() {
        return database;
    }

    DemoTemporal temporal() {
        return temporal;
    }

    TowpathClient client() {
        return client;
    }

    Path migrations() {
        return folder.resolve("migrations");
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private void writeConfiguration() throws IOException {
        String yaml = """
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
                DemoDatabase.NAME, database.port(), DemoDatabase.NAME, DemoDatabase.OWNER, BUDGET, temporal.target());
        Files.writeString(folder.resolve("towpath.yaml"), yaml);
    }

    /** The server may need a moment until it answers. */
    private TowpathClient connect() {
        TemporalSettings settings = new TemporalSettings(temporal.target(), null, null);
        TowpathException last = new TowpathException(ErrorCode.TEMPORAL_UNAVAILABLE, "no attempt was made");
        for (int attempt = 0; attempt < 10; attempt++) {
            try {
                return new TowpathClient(TemporalConnection.open(settings, environment()));
            } catch (TowpathException e) {
                last = e;
            }
        }
        throw last;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("TOWPATH_CONFIG", folder.resolve("towpath.yaml").toString());
        if (!temporal.isReal()) {
            environment.put(TemporalConnection.IN_MEMORY, "true");
        }
        return environment;
    }

    /** A worker in a process of its own, as {@code towpath worker} starts it. */
    JavaProcess startWorker() throws IOException {
        return opened(JavaProcess.start(
                Towpath.class.getName(), List.of("worker"), environment(), folder.resolve("worker.log")));
    }

    /** Starts the migration as CI would: {@code towpath start}. */
    void startMigration() throws IOException {
        Path log = folder.resolve("start.log");
        try (JavaProcess start = JavaProcess.start(
                Towpath.class.getName(),
                List.of(
                        "start",
                        migrations().toString(),
                        "--database",
                        DemoDatabase.NAME,
                        "--id",
                        MIGRATION,
                        "--detach"),
                environment(),
                log)) {
            if (!start.succeeds(60)) {
                throw new TowpathException(
                        ErrorCode.INTERNAL, "towpath start failed in the demo:\n" + Files.readString(log));
            }
        }
    }

    /** The end of the worker's log, for a report of what went wrong. */
    String workerLog() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("worker.log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                org.slf4j.LoggerFactory.getLogger(DemoStage.class).warn("the demo left something open", e);
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(DemoStage.class).warn("the demo left {}", folder, e);
        }
    }
}
