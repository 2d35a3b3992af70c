package dev.towpath.bench.load;

import dev.towpath.bench.figure.Load;
import dev.towpath.bench.figure.Samples;
import dev.towpath.starter.stage.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The application's process, as the bench holds it. */
public final class LoadProcess implements AutoCloseable {
    /** Few threads beside the application's own, and young collections only: on a small machine the rest would count. */
    private static final List<String> OPTIONS = List.of(
            "-Xms256m", "-Xmx256m", "-Xmn128m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration START = Duration.ofSeconds(30);
    private static final int STOP_SECONDS = 1_200;

    private final JavaProcess process;
    private final Path samples;
    private final Path log;

    private LoadProcess(JavaProcess process, Path samples, Path log) {
        this.process = process;
        this.samples = samples;
        this.log = log;
    }

    static Path ready(Path samples) {
        return samples.resolveSibling(samples.getFileName() + ".ready");
    }

    /**
     * Starts it and returns when it has worked for a while.
     *
     * @param folder for its files
     * @param load not quiet
     */
    public static LoadProcess start(Path folder, int port, long rows, Load load, Duration warmUp)
            throws IOException, InterruptedException {
        Path samples = Files.createTempDirectory(folder, "application-").resolve("samples");
        Path log = samples.resolveSibling("log");
        JavaProcess process = JavaProcess.start(
                OPTIONS,
                LoadApplication.class.getName(),
                List.of(
                        Integer.toString(port),
                        Long.toString(rows),
                        Integer.toString(load.perSecond()),
                        samples.toString()),
                Map.of(),
                log);
        LoadProcess application = new LoadProcess(process, samples, log);
        application.awaitReady();
        Thread.sleep(warmUp);
        return application;
    }

    private void awaitReady() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(START);
        while (!Files.exists(ready(samples))) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                close();
                throw new IOException("the application did not start:\n" + Files.readString(log));
            }
            Thread.sleep(20);
        }
    }

    /** Ends it when it has answered what was due until now, and says everything it did. */
    public Samples stop() throws IOException {
        process.endInput();
        if (!process.succeeds(STOP_SECONDS)) {
            close();
            throw new IOException("the application did not end well:\n" + Files.readString(log));
        }
        return SampleFile.read(samples);
    }

    @Override
    public void close() {
        process.close();
    }
}
