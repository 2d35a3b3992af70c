package dev.towpath.adapter.plain.fill;

import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.ProjectFile;
import dev.towpath.adapter.spi.folder.FillNames;
import dev.towpath.adapter.spi.folder.Problems;
import dev.towpath.adapter.spi.folder.ProjectFolder;
import dev.towpath.adapter.spi.folder.TextFiles;
import dev.towpath.model.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a folder of fills into a bundle. */
final class FillFolder {
    private final Path root;
    private final Problems problems = new Problems();

    FillFolder(Path root) {
        this.root = root;
    }

    static boolean isSql(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    ProjectBundle read(Map<String, String> overrides) {
        // Settings with a dot belong to other tools, and may stand in the same towpath.yaml.
        overrides.keySet().stream()
                .filter(key -> key.startsWith(FillTool.NAME + ".") || !key.contains("."))
                .forEach(key -> problems.add("unknown setting '" + key + "'. Fills have none: leave it out."));
        List<ProjectFile> files = List.of();
        try {
            files = files();
        } catch (IOException e) {
            problems.add("it cannot be read (" + e.getClass().getSimpleName() + "). Check its permissions.");
        }
        problems.throwIfAny(ErrorCode.CONFIGURATION, "Cannot read the fills of " + root);
        return new ProjectBundle(FillTool.NAME, new TreeMap<>(), files);
    }

    private List<ProjectFile> files() throws IOException {
        ProjectFolder folder = ProjectFolder.open(root, problems);
        TextFiles texts = new TextFiles(problems);
        SortedMap<String, Path> found = new TreeMap<>();
        folder.filesBelow("").forEach((path, file) -> {
            if (isSql(path)) {
                problems.add(
                        path + ": is SQL, which would not run with the fills. Keep fills in a folder of their own.");
            } else if (FillNames.is(path) && folder.inside(file)) {
                found.put(path, file);
            }
        });
        if (problems.isEmpty() && found.isEmpty()) {
            problems.add("there are no .fill.yaml files in it. Name the folder of fills.");
        }
        if (found.size() > ProjectFolder.MOST_FILES) {
            problems.add(found.size() + " files, more than the " + ProjectFolder.MOST_FILES
                    + " Towpath carries. Name a smaller folder.");
            return List.of();
        }
        List<ProjectFile> files = new ArrayList<>();
        found.forEach((path, file) -> {
            String text = texts.read(path, file, StandardCharsets.UTF_8);
            if (text != null) {
                files.add(new ProjectFile(path, text));
            }
        });
        return files;
    }
}
