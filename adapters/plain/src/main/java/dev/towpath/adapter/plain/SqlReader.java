package dev.towpath.adapter.plain;

import dev.towpath.adapter.plain.convention.Marks;
import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.ProjectFile;
import dev.towpath.adapter.spi.folder.FillNames;
import dev.towpath.adapter.spi.folder.Problems;
import dev.towpath.adapter.spi.folder.ProjectFolder;
import dev.towpath.adapter.spi.folder.TextFiles;
import dev.towpath.model.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a folder of SQL files, or one file, into a bundle. */
final class SqlReader {
    static final String SUFFIX = ".sql";

    /** Libraries of others, with SQL files that nobody runs here. */
    private static final Set<String> FOREIGN = Set.of("node_modules");

    private final Path root;
    private final Problems problems = new Problems();
    private final TextFiles texts = new TextFiles(problems);

    SqlReader(Path root) {
        this.root = root;
    }

    ProjectBundle read(Map<String, String> overrides) {
        SortedMap<String, String> settings = SqlSettings.check(overrides, problems);
        List<ProjectFile> files = List.of();
        try {
            files = Files.isDirectory(root) ? folder() : file();
        } catch (IOException e) {
            problems.add("it cannot be read (" + e.getClass().getSimpleName() + "). Check its permissions.");
        }
        problems.throwIfAny(ErrorCode.CONFIGURATION, "Cannot read the SQL files of " + root);
        return new ProjectBundle(SqlTool.NAME, settings, files);
    }

    /** The named file, whatever its name says, and the marks beside it. */
    private List<ProjectFile> file() {
        String name = String.valueOf(root.getFileName());
        List<ProjectFile> files = new ArrayList<>();
        add(name, root, files);
        for (String mark : Marks.RELATIVE) {
            Path beside = root.resolveSibling(mark);
            if (Files.isRegularFile(beside)) {
                add(mark, beside, files);
            }
        }
        files.sort(Comparator.comparing(ProjectFile::path));
        return files;
    }

    private List<ProjectFile> folder() throws IOException {
        ProjectFolder folder = ProjectFolder.open(root, problems);
        SortedMap<String, Path> found = new TreeMap<>();
        folder.filesBelow("", FOREIGN).forEach((path, file) -> {
            if (counts(path) && folder.inside(file)) {
                found.put(path, file);
            }
        });
        if (problems.isEmpty() && found.keySet().stream().noneMatch(SqlReader::isRun)) {
            problems.add("there are no " + SUFFIX + " files in it. Name the folder of migrations, or one file.");
        }
        if (found.size() > ProjectFolder.MOST_FILES) {
            problems.add(found.size() + " files, more than the " + ProjectFolder.MOST_FILES
                    + " Towpath carries. Name a smaller folder.");
            return List.of();
        }
        Set<String> lower = found.keySet().stream()
                .map(path -> path.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<ProjectFile> files = new ArrayList<>();
        found.forEach((path, file) -> {
            if (isSql(path) && Undo.is(path, lower)) {
                files.add(new ProjectFile(path, ""));
            } else {
                add(path, file, files);
            }
        });
        return files;
    }

    private void add(String path, Path file, List<ProjectFile> files) {
        boolean named = isRun(path) || !Marks.is(path);
        String text = named || Marks.isRead(path) ? texts.read(path, file, StandardCharsets.UTF_8) : "";
        if (text != null) {
            files.add(new ProjectFile(path, text));
        }
    }

    static boolean isSql(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /** Whether it holds something that runs. */
    static boolean isRun(String path) {
        return isSql(path) || FillNames.is(path);
    }

    private static boolean counts(String path) {
        return isRun(path) || Marks.is(path);
    }
}
