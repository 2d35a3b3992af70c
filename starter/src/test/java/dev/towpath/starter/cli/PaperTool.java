package dev.towpath.starter.cli;

import dev.towpath.adapter.spi.MigrationTool;
import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.ProjectFile;
import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.model.changeset.Changelog;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A tool whose projects are folders of {@code .paper} files; the setting {@code paper.only} chooses one. */
public final class PaperTool implements MigrationTool {
    @Override
    public String name() {
        return "paper";
    }

    @Override
    public boolean recognises(Path root) {
        return !files(root).isEmpty();
    }

    @Override
    public ProjectBundle read(Path root, Map<String, String> overrides) {
        List<ProjectFile> files = files(root).stream()
                .map(PaperTool::file)
                .filter(file ->
                        overrides.getOrDefault("paper.only", file.path()).equals(file.path()))
                .toList();
        return new ProjectBundle("paper", new TreeMap<>(overrides), files);
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(f -> f.toString().endsWith(".paper")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProjectFile file(Path path) {
        try {
            return new ProjectFile(path.getFileName().toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Changelog load(ProjectBundle bundle, Target target) {
        return new Changelog(
                "paper",
                bundle.files().stream()
                        .map(file -> new Changeset(
                                ChangesetId.of(file.path().replace(".paper", "")),
                                "",
                                "",
                                false,
                                new ChangesetContent.SqlScript(
                                        Script.verbatim(file.path(), file.text()), TransactionMode.WHOLE)))
                        .toList());
    }

    @Override
    public ToolHistory history(ProjectBundle bundle, Target target) {
        throw new UnsupportedOperationException("the command line has no database");
    }
}
