package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.MigrationTool;
import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changelog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Flyway as a migration tool: folders of versioned, repeatable and baseline SQL files, as its open edition reads them. */
public final class FlywayTool implements MigrationTool {
    static final String NAME = "flyway";

    private static final String POSTGRESQL = "postgresql";

    /** The tool; it keeps no state. */
    public FlywayTool() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean recognises(Path root) {
        return Files.isDirectory(root)
                && (ConfigurationFiles.present(root)
                        || !ProjectLayout.folders(root).isEmpty());
    }

    @Override
    public ProjectBundle read(Path root, Map<String, String> overrides) {
        return ProjectReader.read(root, overrides);
    }

    @Override
    public Changelog load(ProjectBundle bundle, Target target) {
        return new Changelog(
                NAME,
                MigrationLoader.load(bundle, target).stream()
                        .map(Migration::changeset)
                        .toList());
    }

    @Override
    public ToolHistory history(ProjectBundle bundle, Target target) {
        if (!target.engine().equals(POSTGRESQL)) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "Flyway's history on " + target.engine()
                            + " is not supported yet: this adapter keeps it on postgresql only. Review works without"
                            + " it.");
        }
        return new SchemaHistory(bundle, target);
    }
}
