package dev.towpath.starter.config;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a configuration comes from.
 *
 * @param directory what relative paths of the command line are relative to
 * @param environment the process's variables
 * @param file what {@code --config} named, or null
 * @param flags values of the command line by key, for example {@code policy.fail-on}
 */
public record ConfigurationSources(
        Path directory,
        Map<String, String> environment,
        @Nullable String file,
        Map<String, String> flags) {
    public ConfigurationSources {
        environment = Map.copyOf(environment);
        flags = Map.copyOf(flags);
    }
}
