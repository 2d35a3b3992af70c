package dev.towpath.testing.temporal;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the {@code temporal} command line lies: named by environment, built by scripts/services, or installed. */
final class TemporalBinary {
    static final String VARIABLE = "TOWPATH_TEMPORAL_CLI";
    static final String REMEDY = "Run scripts/services, or set " + VARIABLE + " to a temporal binary.";

    private static final String NAME = "temporal";

    private TemporalBinary() {}

    static Optional<Path> find() {
        return find(System.getenv(), System.getProperty("towpath.repository"));
    }

    /**
     * The first that can be executed.
     *
     * @throws IllegalStateException when the variable names something that cannot be: falling back to another server
     *     than the one asked for would hide the mistake
     */
    static Optional<Path> find(Map<String, String> environment, @Nullable String repository) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            Path binary = Path.of(named);
            if (!executable(binary)) {
                throw new IllegalStateException(
                        VARIABLE + "=" + named + " is no executable file. Correct or unset it.");
            }
            return Optional.of(binary);
        }
        Stream<Path> built =
                repository == null ? Stream.empty() : Stream.of(Path.of(repository, ".towpath", "bin", NAME));
        Stream<Path> installed = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, NAME));
        return Stream.concat(built, installed)
                .filter(TemporalBinary::executable)
                .findFirst();
    }

    private static boolean executable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
