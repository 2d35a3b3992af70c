package dev.towpath.starter.cli;

import dev.towpath.starter.client.TemporalConnection;
import dev.towpath.starter.client.TowpathClient;
import dev.towpath.starter.config.TemporalSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/**
 * The process around a command, as a value, so that a test can be one.
 *
 * @param out for data
 * @param err for everything else
 * @param environment the process's variables
 * @param directory what relative paths are relative to
 * @param outTerminal whether a person looks at {@code out}
 * @param errTerminal whether a person looks at {@code err}
 * @param interval between two looks at a migration
 * @param clock tells which day it is, in UTC so that every runner agrees
 */
public record Surroundings(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path directory,
        boolean outTerminal,
        boolean errTerminal,
        Duration interval,
        Connector connector,
        Clock clock) {
    private static final int OUT = 1;
    private static final int ERR = 2;

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** A process whose clock is the machine's. */
    public Surroundings(
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Path directory,
            boolean outTerminal,
            boolean errTerminal,
            Duration interval,
            Connector connector) {
        this(out, err, environment, directory, outTerminal, errTerminal, interval, connector, Clock.systemUTC());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** How commands reach Temporal. */
    @FunctionalInterface
    public interface Connector {
        /** A client over these settings. */
        TowpathClient connect(TemporalSettings settings, Map<String, String> environment);
    }

    /** This process. */
    public static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        // Whatever the platform's charset: JSON is UTF-8, and so are the files the texts come from.
        return new Surroundings(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                environment,
                Path.of("").toAbsolutePath(),
                Terminals.at(OUT, environment),
                Terminals.at(ERR, environment),
                Duration.ofSeconds(1),
                (settings, variables) -> new TowpathClient(TemporalConnection.open(settings, variables)));
    }
}
