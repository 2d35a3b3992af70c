package dev.towpath.starter.process;

import dev.towpath.starter.Towpath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code towpath} in a JVM of its own, as a shell would run it. What it prints is kept in a file. */
final class TowpathProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;

    private TowpathProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static TowpathProcess start(Path log, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(canHearCtrlC());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Towpath.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        // No variable of the developer's shell shall decide how a test ends.
        builder.environment().keySet().removeIf(name -> name.startsWith("TOWPATH_") || name.startsWith("TEMPORAL_"));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        TowpathProcess started = new TowpathProcess(builder.start(), log);
        // For a test JVM that is stopped half-way.
        Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly));
        return started;
    }

    /**
     * A build in the background of a shell ignores SIGINT, its children inherit that, and no JVM can change it: the words
     * before the command that can, where the system has them.
     */
    private static List<String> canHearCtrlC() throws IOException {
        List<String> heard = List.of("env", "--default-signal=INT");
        try {
            Process probe = new ProcessBuilder("env", "--default-signal=INT", "true").start();
            return probe.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) && probe.exitValue() == 0 ? heard : List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while looking for env", e);
        }
    }

    /** SIGKILL: no shutdown hook runs, nothing is handed back. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    /** SIGINT: what Ctrl-C sends. */
    void interrupt() throws IOException, InterruptedException {
        signal("-INT");
    }

    /** SIGSTOP: it does nothing any more, and does not know. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT: it goes on where it was. */
    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .start()
                .waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    /** Its exit status, once it has ended. */
    int status() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + LONGEST);
        }
        return process.exitValue();
    }

    /** What it has printed so far. */
    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
