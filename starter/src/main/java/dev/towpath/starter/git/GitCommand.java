package dev.towpath.starter.git;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs git in one folder, within a limit of time. Of what a checkout's configuration can start, the watcher of files,
 * the pager and foreign diffs are switched off here and by the arguments. Filters are not: where the configuration of
 * the checkout or the user (never a file of the project alone) names a filter's {@code clean} or {@code process}
 * command, git runs it when it compares the working tree, as {@code git status} and {@code git diff} do.
 */
final class GitCommand {
    private final Path folder;
    private final String program;
    private final Duration limit;

    GitCommand(Path folder, String program, Duration limit) {
        this.folder = folder;
        this.program = program;
        this.limit = limit;
    }

    /** How git ended. */
    record Answer(int status, String out, String err) {
        boolean failed() {
            return status != 0;
        }

        String line() {
            return out.strip();
        }

        /** The parts of an answer whose names end with a NUL. */
        List<String> names() {
            return Arrays.stream(out.split("\0"))
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
    }

    GitCommand in(Path other) {
        return new GitCommand(other, program, limit);
    }

    Answer run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program, "-c", "core.fsmonitor=false", "--no-pager"));
        command.addAll(List.of(arguments));
        Path out = null;
        Path err = null;
        try {
            // Files instead of pipes: a pipe that nobody empties would hold git up.
            out = Files.createTempFile("towpath-git", ".out");
            err = Files.createTempFile("towpath-git", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(new File(nothing()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
            builder.environment().put("GIT_TERMINAL_PROMPT", "0");
            Process process = started(builder);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw unusable("git " + arguments[0] + " took longer than " + limit.toSeconds()
                        + " s. Run it by hand to see why.");
            }
            return new Answer(process.exitValue(), text(out), text(err));
        } catch (IOException e) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION, "--since: what git says cannot be read (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TowpathException(ErrorCode.CONFIGURATION, "--since: interrupted while git ran.", e);
        } finally {
            delete(out);
            delete(err);
        }
    }

    private Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "--since asks git which files changed, and git cannot be started (" + e.getMessage()
                            + "). Install git, or leave --since out.",
                    e);
        }
    }

    static TowpathException unusable(String message) {
        return new TowpathException(ErrorCode.CONFIGURATION, "--since: " + message);
    }

    private static String nothing() {
        return File.separatorChar == '\\' ? "NUL" : "/dev/null";
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("EmptyCatch") // A file that stays in the folder of temporary files harms nobody.
    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException ignored) {
            // See above.
        }
    }
}
