package dev.towpath.starter.process;

import dev.towpath.starter.cli.CommandRunner;
import dev.towpath.starter.cli.Surroundings;
import dev.towpath.starter.client.TemporalConnection;
import dev.towpath.starter.client.TowpathClient;
import dev.towpath.testing.postgres.TestDatabase;
import dev.towpath.testing.temporal.TemporalServer;
import dev.towpath.workflow.client.StickyQueueRelease;
import io.temporal.client.WorkflowClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Temporal, a database {@code shop} and a Flyway folder, for workers in processes of their own. */
final class ProcessWorld implements AutoCloseable {
    private final Path folder;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final TemporalServer temporal;
    private final TestDatabase database;
    private final String policy;
    private int processes;

    /** On the real Temporal server where its binary is found, with a database of its own. */
    ProcessWorld(Path folder) throws SQLException, IOException {
        this(folder, TestDatabase.create(), "");
        opened(database);
    }

    /**
     * The same with a database that somebody else closes.
     *
     * @param policy more lines of it for {@code towpath.yaml}
     */
    ProcessWorld(Path folder, TestDatabase database, String policy) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.temporal = opened(TemporalServer.realIfFound().orElseGet(TemporalServer::inMemory));
        this.database = database;
        this.policy = policy;
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    TestDatabase database() {
        return database;
    }

    TemporalServer temporal() {
        return temporal;
    }

    WorkflowClient client() {
        return temporal.client(List.of(new StickyQueueRelease()));
    }

    Path migrations() {
        return folder.resolve("migrations");
    }

    void migration(String file, String sql) throws IOException {
        Files.createDirectories(migrations());
        Files.writeString(migrations().resolve(file), sql);
    }

    /** A worker that reaches Temporal at this address. */
    TowpathProcess worker(String address) throws IOException {
        return process(address, "worker");
    }

    /** The command in a process of its own, with Temporal at this address. */
    TowpathProcess process(String address, String... arguments) throws IOException {
        int number = ++processes;
        return opened(TowpathProcess.start(folder.resolve(number + ".log"), environment(address, number), arguments));
    }

    private Map<String, String> environment(String address, int number) throws IOException {
        Path file = folder.resolve(number + ".yaml");
        Files.writeString(file, """
                databases:
                  shop:
                    engine: postgresql
                    host: %s
                    port: %d
                    database: %s
                    user: %s
                    connections: 2
                temporal:
                  address: %s
                policy:
                  lock-timeout: 30s
                  lock-hold: 60s
                %s""".formatted(
                        database.host(), database.port(), database.name(), database.user(), address, policy));
        Map<String, String> environment = new TreeMap<>(Map.of("TOWPATH_CONFIG", file.toString()));
        if (!temporal.isReal()) {
            environment.put(TemporalConnection.IN_MEMORY, "true");
        }
        return environment;
    }

    /** How a command inside this JVM ended. */
    record Run(int status, String out, String err) {}

    /** The command inside this JVM, for what needs no process of its own. */
    Run towpath(String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment(temporal.target(), 0),
                folder,
                false,
                false,
                Duration.ofMillis(200),
                (settings, variables) -> new TowpathClient(TemporalConnection.open(settings, variables)));
        int status = CommandRunner.run(surroundings, arguments);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) { // Ends when everything is closed.
            open.pop().close();
        }
    }
}
