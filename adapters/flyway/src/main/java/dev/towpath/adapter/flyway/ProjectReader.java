package dev.towpath.adapter.flyway;

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
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a project folder into a bundle: configuration, locations, and the files that count. */
final class ProjectReader {
    private static final Pattern SOURCE_NAME = Pattern.compile("(?:V[0-9][0-9_]*|R__).*\\.[a-z]+");
    private static final Pattern SOURCE_TEXT = Pattern.compile("\\b(?:Base)?JavaMigration\\b");

    private final Path root;
    private final Problems problems = new Problems();
    private final SortedMap<String, Path> chosen = new TreeMap<>();
    private final List<String> callbacks = new ArrayList<>();

    private ProjectReader(Path root) {
        this.root = root;
    }

    static ProjectBundle read(Path root, Map<String, String> overrides) {
        return new ProjectReader(root).bundle(overrides);
    }

    private ProjectBundle bundle(Map<String, String> overrides) {
        if (!Files.isDirectory(root)) {
            problems.add("there is no such folder. Name the project or its folder of migrations.");
        }
        problems.throwIfAny(ErrorCode.CONFIGURATION, headline());
        SortedMap<String, String> checked =
                SettingCheck.check(ConfigurationFiles.read(root, overrides, problems), problems);
        FlywaySettings settings = new FlywaySettings(checked);
        List<ProjectFile> files = List.of();
        try {
            files = files(settings, checked);
        } catch (IOException e) {
            problems.add("the folder cannot be read (" + e.getClass().getSimpleName() + "). Check its permissions.");
        }
        problems.throwIfAny(ErrorCode.CONFIGURATION, headline());
        return new ProjectBundle(FlywayTool.NAME, checked, files);
    }

    private String headline() {
        return "Cannot read the Flyway project " + root;
    }

    private List<ProjectFile> files(FlywaySettings settings, SortedMap<String, String> checked) throws IOException {
        ProjectFolder folder = ProjectFolder.open(root, problems);
        String configured = checked.getOrDefault(SettingKey.LOCATIONS.key(), "");
        ProjectLocations locations = ProjectLocations.of(root, folder, FlywaySettings.splitList(configured), problems);
        List<Location> places = locations.files();
        checked.put(
                SettingKey.LOCATIONS.key(),
                String.join(",", places.stream().map(Location::descriptor).toList()));
        SortedMap<String, Path> present = new TreeMap<>();
        new TreeSet<>(places.stream().map(Location::rootPath).toList())
                .forEach(start -> present.putAll(folder.filesBelow(start)));
        present.forEach((name, path) -> {
            if (places.stream().anyMatch(place -> place.holds(name))) {
                choose(settings, name, path);
            }
        });
        locations.codeFolders().forEach(code -> folder.filesBelow(code).forEach(this::chooseSource));
        chooseConfs(present);
        refuseCallbacks(settings);
        if (chosen.isEmpty() && problems.isEmpty()) {
            problems.add("no migrations in " + checked.get(SettingKey.LOCATIONS.key())
                    + ". Check locations, prefixes and suffixes.");
        }
        return new FileTexts(settings, folder, problems).read(chosen);
    }

    private void choose(FlywaySettings settings, String path, Path file) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (FillNames.is(name)) {
            problems.add(path + ": is a fill, which Flyway does not know, so nobody would run it. Move it into a folder"
                    + " of fills beside this one, and start that folder for itself.");
            return;
        }
        FileKind kind = FileKind.of(settings, name);
        if (kind != FileKind.SQL && kind != FileKind.SHELL_SCRIPT) {
            return;
        }
        List<String> suffixes = kind == FileKind.SQL ? settings.sqlMigrationSuffixes() : FileKind.SCRIPT_SUFFIXES;
        switch (MigrationName.parse(settings, name, suffixes)) {
            case MigrationName named -> {
                if (named.kind() == MigrationName.Kind.CALLBACK) {
                    callbacks.add(path);
                } else {
                    chosen.put(path, file);
                }
            }
            case NameReading.Malformed malformed -> {
                // Only then does anybody ask for it.
                if (kind == FileKind.SQL && settings.validateMigrationNaming()) {
                    chosen.put(path, file);
                }
            }
        }
    }

    private void chooseSource(String path, Path file) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (!SOURCE_NAME.matcher(name).matches()) {
            return;
        }
        try {
            if (Files.size(file) <= TextFiles.MOST_BYTES
                    && SOURCE_TEXT
                            .matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                            .find()) {
                chosen.put(path, file);
            }
        } catch (IOException e) {
            problems.add(path + ": cannot be read (" + e.getClass().getSimpleName() + "). Check its permissions.");
        }
    }

    private void chooseConfs(SortedMap<String, Path> present) {
        for (String script : List.copyOf(chosen.keySet())) {
            Path conf = present.get(script + ScriptConf.SUFFIX);
            if (conf != null) {
                chosen.put(script + ScriptConf.SUFFIX, conf);
            }
        }
    }

    private void refuseCallbacks(FlywaySettings settings) {
        boolean ignore = Boolean.parseBoolean(settings.values().get(SettingKey.IGNORE_CALLBACKS.key()));
        if (!callbacks.isEmpty() && !ignore) {
            problems.add("callbacks that Towpath will not run: " + String.join(", ", callbacks)
                    + ". Move what they do into migrations, or go on without them: --set "
                    + SettingKey.IGNORE_CALLBACKS.key()
                    + "=true, or the same below project.settings in towpath.yaml.");
        }
    }
}
