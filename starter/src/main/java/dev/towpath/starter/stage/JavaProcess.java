package dev.towpath.starter.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another JVM with this one's class path. Stopped with this one, whatever happens. */
public final class JavaProcess implements AutoCloseable {
    /** On a small machine the second compiler and a collector with threads of its own would count among the figures. */
    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;

    private JavaProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it with half a gigabyte and few threads of the JVM's own.
     *
     * @param environment beyond this process's own
     * @param log gets both of its streams, at the end
     */
    public static JavaProcess start(String mainClass, List<String> arguments, Map<String, String> environment, Path log)
            throws IOException {
        return start(OPTIONS, mainClass, arguments, environment, log);
    }

    /** The same with these options of the JVM. */
    public static JavaProcess start(
            List<String> options, String mainClass, List<String> arguments, Map<String, String> environment, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Xshare:auto");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new JavaProcess(process);
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends its standard input, for a process that ends by itself then. */
    public void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Waits for the end; true when it exits with 0 in time. */
    public boolean succeeds(int seconds) {
        return waitFor(seconds) && process.exitValue() == 0;
    }

    /** SIGKILL: no shutdown hook runs, nothing is handed back. */
    public void kill() {
        process.destroyForcibly();
        waitFor(10);
    }

    @Override
    public void close() {
        process.destroy();
        if (!waitFor(15)) {
            kill();
        }
    }

    private boolean waitFor(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
