package dev.towpath.starter.worker;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is asked to serve.
 *
 * @param configFile the file that {@code --config} named, or null to look in the usual places
 * @param databases names of configured databases; empty for all of them
 */
public record WorkerOptions(@Nullable Path configFile, List<String> databases) {
    public WorkerOptions {
        databases = List.copyOf(databases);
    }
}
