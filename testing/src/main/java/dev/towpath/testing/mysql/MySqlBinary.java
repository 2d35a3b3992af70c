package dev.towpath.testing.mysql;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where {@code mysqld} lies: named by environment, fetched by scripts/services, or installed. */
final class MySqlBinary {
    static final String VARIABLE = "TOWPATH_MYSQLD";
    static final String REMEDY = "Run scripts/services mysql, or set " + VARIABLE + " to a mysqld of 8.4 or newer.";

    private static final String NAME = "mysqld";

    private MySqlBinary() {}

    static Optional<Path> find() {
        return find(System.getenv(), System.getProperty("towpath.repository"));
    }

    /**
     * The first that can be executed.
     *
     * @throws IllegalStateException when the variable names something that cannot be
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
        Stream<Path> fetched =
                repository == null ? Stream.empty() : Stream.of(Path.of(repository, ".towpath", "bin", NAME));
        Stream<Path> installed = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, NAME));
        return Stream.concat(fetched, installed).filter(MySqlBinary::executable).findFirst();
    }

    private static boolean executable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
