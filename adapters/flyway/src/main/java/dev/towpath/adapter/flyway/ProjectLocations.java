package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.folder.Problems;
import dev.towpath.adapter.spi.folder.ProjectFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Maps configured locations onto folders of the project: the class path is {@code src/main/resources}, never a test
 * folder.
 */
final class ProjectLocations {
    private static final String RESOURCES = "src/main/resources/";
    private static final List<String> CODE =
            List.of("src/main/java/", "src/main/kotlin/", "src/main/groovy/", "src/main/scala/");

    private final Path root;
    private final ProjectFolder folder;
    private final Problems problems;
    private final List<Location> files = new ArrayList<>();
    private final List<String> codeFolders = new ArrayList<>();

    private ProjectLocations(Path root, ProjectFolder folder, Problems problems) {
        this.root = root;
        this.folder = folder;
        this.problems = problems;
    }

    static ProjectLocations of(Path root, ProjectFolder folder, List<String> configured, Problems problems) {
        ProjectLocations locations = new ProjectLocations(root, folder, problems);
        if (configured.isEmpty()) {
            locations.usual();
        }
        configured.forEach(locations::one);
        return locations;
    }

    List<Location> files() {
        return Location.distinct(files);
    }

    /** Folders whose source files may be Java migrations. */
    List<String> codeFolders() {
        return List.copyOf(codeFolders);
    }

    private void usual() {
        List<String> found = ProjectLayout.folders(root);
        if (found.isEmpty()) {
            problems.add("no migrations found, neither in the folder itself nor in src/main/resources/db/migration,"
                    + " db/migration, migrations or sql. Name the folder of migrations, or set locations.");
        } else if (found.size() > 1) {
            problems.add("migrations stand in " + String.join(" and in ", found)
                    + ". Set locations to those that belong together.");
        } else {
            files.add(Location.ofFolder(found.getFirst()));
            String resources = RESOURCES;
            if (found.getFirst().startsWith(resources)) {
                code(found.getFirst().substring(resources.length()));
            }
        }
    }

    private void one(String descriptor) {
        int colon = descriptor.indexOf(':');
        String scheme = colon < 2 ? Location.CLASSPATH : descriptor.substring(0, colon + 1);
        String path = (colon < 2 ? descriptor : descriptor.substring(colon + 1)).replace('\\', '/');
        switch (scheme.toLowerCase(Locale.ROOT)) {
            case Location.FILESYSTEM -> filesystem(descriptor, path);
            case Location.CLASSPATH -> classpath(descriptor, path);
            default ->
                problems.add("location '" + descriptor + "': Towpath reads filesystem: and classpath: only. Copy the"
                        + " migrations into the project, or override locations.");
        }
    }

    private void filesystem(String descriptor, String path) {
        String relative = relative(path);
        if (relative == null) {
            problems.add("location '" + descriptor + "' leads out of the project folder. Name a folder that holds it.");
        } else {
            add(descriptor, relative);
        }
    }

    private void classpath(String descriptor, String path) {
        String plain = path.startsWith("/") ? path.substring(1) : path;
        String relative = relative(plain);
        if (relative == null) {
            problems.add("location '" + descriptor + "' is no path on the class path. Correct it.");
            return;
        }
        boolean code = code(relative);
        String resources = relative.equals(".") ? "src/main/resources" : RESOURCES + relative;
        if (exists(resources)) {
            add(descriptor, resources);
        } else if (exists(relative)) {
            add(descriptor, relative);
        } else if (!code) {
            problems.add("location '" + descriptor + "' is found neither as " + resources + " nor as " + relative
                    + ". Create it, or override locations.");
        }
    }

    private boolean code(String relative) {
        boolean found = false;
        if (!Location.hasWildcards(relative)) {
            for (String base : CODE) {
                if (folder.hasFolder(base + relative)) {
                    codeFolders.add(base + relative);
                    found = true;
                }
            }
        }
        return found;
    }

    private void add(String descriptor, String relative) {
        if (exists(relative)) {
            files.add(Location.ofFolder(relative));
        } else {
            problems.add("location '" + descriptor + "' does not exist. Create it, or override locations.");
        }
    }

    private boolean exists(String relative) {
        return folder.hasFolder(Location.ofFolder(relative).rootPath());
    }

    /** The path below the project folder, {@code .} for the folder itself, or null when it leaves it. */
    private @Nullable String relative(String path) {
        String wild = path.replace('*', '\u0001').replace('?', '\u0002');
        try {
            Path given = Path.of(wild);
            Path absolute = root.toAbsolutePath().normalize();
            Path inside = (given.isAbsolute() ? given : absolute.resolve(given)).normalize();
            if (!inside.startsWith(absolute)) {
                return null;
            }
            String relative = absolute.relativize(inside).toString().replace('\\', '/');
            return relative.isEmpty() ? "." : relative.replace('\u0001', '*').replace('\u0002', '?');
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
