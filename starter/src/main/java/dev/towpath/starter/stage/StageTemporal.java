package dev.towpath.starter.stage;

import io.temporal.testing.TemporalDevServer;
import io.temporal.testing.TemporalDevServerOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Temporal for the stage: the real development server when its binary is found, else the in-memory server.
 *
 * @param kind {@code dev-server} or {@code in-memory}, as reports say it
 * @param target host and port
 * @param ui where a browser finds it, or null
 */
@SuppressWarnings("try") // close() passes on what the server's own close() throws
public record StageTemporal(
        String kind, String target, @Nullable String ui, AutoCloseable server) implements AutoCloseable {
    private static final String NAMED = "TOWPATH_TEMPORAL_CLI";
    private static final String BINARY = "temporal";

    /** @param environment where the binary may be named */
    static StageTemporal start(Path folder, Map<String, String> environment) throws IOException {
        Optional<Path> binary = binary(environment);
        return binary.isPresent() ? real(binary.get(), folder) : inMemory(folder);
    }

    /** Whether it is the server that people run, with a history on disk and a page. */
    public boolean isReal() {
        return ui != null;
    }

    private static StageTemporal real(Path binary, Path folder) throws IOException {
        int uiPort = FreePort.find();
        TemporalDevServer server = TemporalDevServer.start(
                "default",
                TemporalDevServerOptions.newBuilder()
                        .setExistingPath(binary.toString())
                        .setDownloadEnabled(false)
                        .setIp("127.0.0.1")
                        .setUiEnabled(true)
                        .setUiPort(uiPort)
                        .setLogLevel("error")
                        .setLogFile(folder.resolve("temporal.log").toString())
                        .setStartupTimeout(Duration.ofSeconds(60))
                        .build());
        return new StageTemporal("dev-server", server.getTarget(), "http://127.0.0.1:" + uiPort, server);
    }

    private static StageTemporal inMemory(Path folder) throws IOException {
        int port = FreePort.find();
        JavaProcess process = JavaProcess.start(
                InMemoryTemporal.class.getName(),
                List.of(Integer.toString(port)),
                Map.of(),
                folder.resolve("temporal.log"));
        return new StageTemporal("in-memory", "127.0.0.1:" + port, null, process);
    }

    /** Named by environment, built by scripts/services in the checkout, or installed. */
    private static Optional<Path> binary(Map<String, String> environment) {
        String named = environment.get(NAMED);
        String home = environment.get("TOWPATH_HOME");
        Stream<Path> built =
                home == null || home.isEmpty() ? Stream.empty() : Stream.of(Path.of(home, ".towpath", "bin", BINARY));
        Stream<Path> installed = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, BINARY));
        Stream<Path> first = named == null || named.isEmpty() ? Stream.empty() : Stream.of(Path.of(named));
        return Stream.concat(first, Stream.concat(built, installed))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
