package dev.towpath.adapter.spi.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The folder a user named, seen without ever leaving it. */
public final class ProjectFolder {
    /** A project of more files is refused. */
    public static final int MOST_FILES = 20_000;
    /** Folders of migrations are searched completely; a whole home directory named by mistake is not. */
    private static final int MOST_ENTRIES = 200_000;

    private static final String SQL = ".sql";

    private final Path root;
    private final Path realRoot;
    private final Problems problems;
    private int entries;

    private ProjectFolder(Path root, Path realRoot, Problems problems) {
        this.root = root;
        this.realRoot = realRoot;
        this.problems = problems;
    }

    /** The folder; problems found on the way are added to {@code problems}. */
    public static ProjectFolder open(Path root, Problems problems) throws IOException {
        return new ProjectFolder(root, root.toRealPath(), problems);
    }

    /** The path of something in the project; empty and {@code .} name the project itself. */
    public Path resolve(String relative) {
        return relative.isEmpty() || relative.equals(".") ? root : root.resolve(relative);
    }

    /** Whether there is such a folder. */
    public boolean hasFolder(String relative) {
        return Files.isDirectory(resolve(relative));
    }

    /** Every file below a folder, by its path relative to the project with forward slashes. Hidden folders stay out. */
    public SortedMap<String, Path> filesBelow(String relative) {
        return filesBelow(relative, Set.of());
    }

    /** The same without folders of these names. */
    public SortedMap<String, Path> filesBelow(String relative, Set<String> without) {
        SortedMap<String, Path> files = new TreeMap<>();
        Deque<Path> folders = new ArrayDeque<>();
        Set<Path> visited = new HashSet<>();
        Path start = resolve(relative);
        if (inside(start)) {
            folders.add(start);
        }
        while (!folders.isEmpty()) {
            Path folder = folders.removeFirst();
            if (!visited.add(real(folder))) {
                problems.add(name(folder) + ": a symbolic link leads back to a folder already read. Remove it.");
                continue;
            }
            for (Path child : children(folder)) {
                if (++entries > MOST_ENTRIES) {
                    problems.add(relative + ": more than " + MOST_ENTRIES
                            + " entries. Name the folder of migrations itself, or set locations.");
                    return files;
                }
                if (!without.contains(String.valueOf(child.getFileName()))) {
                    take(child, folders, files);
                }
            }
        }
        return files;
    }

    private void take(Path child, Deque<Path> folders, SortedMap<String, Path> files) {
        if (Files.isDirectory(child)) {
            if (!child.getFileName().toString().startsWith(".") && inside(child)) {
                folders.addLast(child);
            }
        } else if (Files.isRegularFile(child)) {
            files.put(name(child), child);
        } else if (wouldBeMissed(name(child))) {
            problems.add(name(child)
                    + (Files.exists(child)
                            ? ": is neither a file nor a folder. Remove it, or move it out of the project."
                            : ": a symbolic link that leads nowhere. Remove it, or repair it."));
        }
    }

    private static boolean wouldBeMissed(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(SQL) || FillNames.is(name);
    }

    /** Whether a path, links followed, stays in the project; a problem is noted when it does not. */
    public boolean inside(Path path) {
        if (real(path).startsWith(realRoot)) {
            return true;
        }
        problems.add(name(path) + ": a symbolic link leads out of the project folder. Copy what it points to, or name a"
                + " folder that holds both.");
        return false;
    }

    private String name(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (IOException e) {
            problems.add(name(folder) + ": the folder cannot be read ("
                    + e.getClass().getSimpleName() + "). Check its permissions.");
        }
        Collections.sort(children);
        return children;
    }
}
