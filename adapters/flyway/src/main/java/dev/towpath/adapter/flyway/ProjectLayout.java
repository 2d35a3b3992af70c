package dev.towpath.adapter.flyway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where projects that configure no location keep their migrations. Looks at names only. */
final class ProjectLayout {
    private static final List<String> USUAL = List.of(
            "src/main/resources/db/migration",
            "db/migration",
            "db/migrations",
            "migrations",
            "migration",
            "sql",
            "flyway/sql",
            "flyway/migrations");
    private static final List<String> PROJECT_MARKS =
            List.of("src", ".git", "pom.xml", "build.gradle", "build.gradle.kts", "package.json");
    private static final Pattern MIGRATION =
            Pattern.compile("(?:V[0-9][0-9._]*__.+|R__.+|B[0-9][0-9._]*__.+)\\.sql", Pattern.CASE_INSENSITIVE);
    private static final int DEPTH = 6;
    private static final int MOST_ENTRIES = 20_000;

    private ProjectLayout() {}

    /** The folders in use, relative to the project; several when it is not clear which one is meant. */
    static List<String> folders(Path root) {
        if (holdsMigrations(root, 1)) {
            return List.of(".");
        }
        List<String> found = new ArrayList<>();
        for (String folder : USUAL) {
            if (holdsMigrations(root.resolve(folder), DEPTH)) {
                found.add(folder);
            }
        }
        boolean project = PROJECT_MARKS.stream().anyMatch(mark -> Files.exists(root.resolve(mark)));
        if (found.isEmpty() && !project && holdsMigrations(root, DEPTH)) {
            return List.of(".");
        }
        return found;
    }

    private static boolean holdsMigrations(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> paths = Files.walk(folder, depth)) {
            return paths.limit(MOST_ENTRIES)
                    .anyMatch(path ->
                            MIGRATION.matcher(path.getFileName().toString()).matches());
        } catch (IOException | UncheckedIOException e) {
            // A folder that cannot be listed is not recognised; reading it reports why.
            return false;
        }
    }
}
