package dev.towpath.bench.command;

import dev.towpath.bench.race.Race;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The process behind {@code bench/backfill}. */
public final class Backfill {
    private static final int USAGE = 2;

    private Backfill() {}

    /** Runs the command line and exits with its code: 0, 1 when a result was wrong, 2 for a wrong command line. */
    public static void main(String... arguments) {
        // Whatever the platform's charset: data is UTF-8.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(settings -> Race.run(settings, err, System.getenv()), out, err, arguments));
    }

    static int run(BackfillCommand.Racer racer, PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(new BackfillCommand(racer, out, err))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler((failure, refused) -> {
                    err.println("bench: " + failure.getMessage());
                    failure.getCommandLine().usage(err);
                    return USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    err.println("bench: it broke off, and nothing it measured counts.");
                    failure.printStackTrace(err);
                    return BackfillCommand.WRONG;
                })
                .execute(arguments);
    }
}
