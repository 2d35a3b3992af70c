package dev.towpath.starter.cli;

import dev.towpath.adapter.spi.MigrationTool;
import dev.towpath.adapter.spi.ProjectBundle;
import dev.towpath.adapter.spi.Target;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changelog;
import dev.towpath.starter.config.ProjectSettings;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A project as it was read from its folder or file.
 *
 * @param changelog as without a database
 */
record LoadedProject(ProjectBundle bundle, Changelog changelog) {
    /** Reads the project that the settings name. */
    static LoadedProject read(ProjectSettings settings, String engine) {
        Path folder = settings.path();
        if (!Files.isDirectory(folder) && !Files.isRegularFile(folder)) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    folder + (Files.exists(folder) ? " is neither a folder nor a file" : " does not exist")
                            + ". Name the project, its folder of migrations, or one SQL file.");
        }
        if (!Files.isReadable(folder) || (Files.isDirectory(folder) && !Files.isExecutable(folder))) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION, folder + " may not be read by this user. Check its permissions.");
        }
        try {
            MigrationTool tool = Plugins.tool(settings.tool(), folder);
            ProjectBundle bundle = tool.read(folder, settings.settings());
            return new LoadedProject(bundle, tool.load(bundle, Target.offline(engine)));
        } catch (UncheckedIOException e) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    folder + " cannot be read (" + e.getMessage() + "). Check who may read it.",
                    e);
        }
    }
}
