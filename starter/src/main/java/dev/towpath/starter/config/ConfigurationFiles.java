package dev.towpath.starter.config;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the configuration's file. The first of {@code --config}, the environment, here, and the project wins. */
final class ConfigurationFiles {
    /** The file's name where nobody named one. */
    static final String NAME = "towpath.yaml";

    static final String VARIABLE = "TOWPATH_CONFIG";

    private ConfigurationFiles() {}

    static Optional<Path> find(
            Path directory, @Nullable String named, @Nullable String project, Map<String, String> env) {
        String variable = env.get(VARIABLE);
        if (named != null) {
            return Optional.of(existing(path(directory, named), "--config"));
        }
        if (variable != null && !variable.isBlank()) {
            return Optional.of(existing(path(directory, variable), VARIABLE));
        }
        Path here = directory.resolve(NAME);
        if (Files.isRegularFile(here)) {
            return Optional.of(here);
        }
        return Optional.ofNullable(project)
                .map(folder -> path(directory, folder).resolve(NAME))
                .filter(Files::isRegularFile);
    }

    /** The path in this directory. */
    static Path path(Path directory, String text) {
        try {
            return directory.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION, "\"" + text.strip() + "\" is not a path: " + e.getReason() + ".", e);
        }
    }

    private static Path existing(Path file, String origin) {
        if (!Files.isRegularFile(file)) {
            throw new TowpathException(
                    ErrorCode.CONFIGURATION,
                    "There is no file " + file + ", which " + origin + " names. Check the path.");
        }
        return file;
    }
}
