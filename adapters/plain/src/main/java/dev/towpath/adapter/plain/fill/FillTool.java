package dev.towpath.adapter.plain.fill;

import dev.towpath.adapter.spi.MigrationTool;
import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.adapter.spi.folder.FillNames;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changelog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Folders of fills written in YAML, and of nothing else that runs. Their history is Towpath's own, because no other tool
 * knows them.
 */
public final class FillTool implements MigrationTool {
    static final String NAME = "fill";

    private static final int DEPTH = 8;
    private static final int MOST_ENTRIES = 20_000;

    /** The tool; it keeps no state. */
    public FillTool() {}

    @Override
    public String name() {
        return NAME;
    }

    /** A folder with fills and without SQL files: with them it belongs to whoever's files those are. */
    @Override
    public boolean recognises(Path root) {
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (Stream<Path> paths = Files.walk(root, DEPTH)) {
            List<String> names = paths.limit(MOST_ENTRIES)
                    .map(path -> String.valueOf(path.getFileName()))
                    .toList();
            return names.stream().anyMatch(FillNames::is) && names.stream().noneMatch(FillFolder::isSql);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    @Override
    public ProjectBundle read(Path root, Map<String, String> overrides) {
        return new FillFolder(root).read(overrides);
    }

    @Override
    public Changelog load(ProjectBundle bundle, Target target) {
        return FillLoader.load(bundle, target.engine());
    }

    @Override
    public ToolHistory history(ProjectBundle bundle, Target target) {
        if (!target.engine().equals("postgresql")) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "The history of fills is kept on PostgreSQL only, not on " + target.engine()
                            + ". Review them with towpath review.");
        }
        return new FillHistory(load(bundle, target), target);
    }
}
