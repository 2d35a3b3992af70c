package dev.towpath.starter.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Commands that need no server, run as the launcher runs them. */
final class OfflineCommand {
    private OfflineCommand() {}

    record Run(int code, String out, String err) {}

    /** Runs a command as if it was typed in this directory. */
    static Run run(Path directory, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("TOWPATH_USER", "tester"),
                directory,
                false,
                false,
                Duration.ofMillis(10),
                (settings, environment) -> {
                    throw new AssertionError("this command needs no server");
                });
        int code = CommandRunner.run(surroundings, arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
