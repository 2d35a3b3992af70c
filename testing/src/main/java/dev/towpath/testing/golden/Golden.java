package dev.towpath.testing.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;

/**
 * Compares a text with the file that holds the expected one. {@code mvn … -Dgolden=update} writes a text that differs
 * into the file and fails the test all the same, so that nobody accepts a change unread.
 */
public final class Golden {
    private static final String MODE = "golden";

    private Golden() {}

    /**
     * Compares with a file of the running module.
     *
     * @param resource relative to {@code src/test/resources}, with slashes
     */
    public static void assertMatches(String resource, String actual) {
        assertMatches(testResources().resolve(resource), actual);
    }

    /** Compares with any file; UTF-8, to the last byte. */
    public static void assertMatches(Path file, String actual) {
        assertMatches(file, actual, "update".equals(System.getProperty(MODE)));
    }

    static void assertMatches(Path file, String actual, boolean update) {
        try {
            if (update) {
                rewrite(file, actual);
            } else if (Files.notExists(file)) {
                throw new AssertionError(file + " is missing. Run with -Dgolden=update to write it, then read it.");
            } else {
                Assertions.assertThat(actual)
                        .as("%s (run with -Dgolden=update to rewrite it, then read the diff)", file)
                        .isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the golden file " + file, e);
        }
    }

    private static void rewrite(Path file, String actual) throws IOException {
        if (Files.exists(file) && Files.readString(file, StandardCharsets.UTF_8).equals(actual)) {
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual, StandardCharsets.UTF_8);
        throw new AssertionError(file + " was rewritten. Read the diff, then run again without -Dgolden=update.");
    }

    /** Surefire sets {@code basedir} to the module; in an editor the working directory is the module. */
    private static Path testResources() {
        return Path.of(System.getProperty("basedir", "")).resolve("src/test/resources");
    }
}
