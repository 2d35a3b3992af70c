package dev.towpath.starter.config;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.policy.Policy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be configured, after flags, environment, file and defaults were laid over each other.
 *
 * @param file the file that was read, or null when there is none
 * @param databases by name; empty in CI, which never connects to one
 */
public record Configuration(
        @Nullable Path file,
        ProjectSettings project,
        SortedMap<String, DatabaseEntry> databases,
        TemporalSettings temporal,
        Policy policy,
        ReviewSettings review,
        WorkerSettings worker) {
    public Configuration {
        databases = Collections.unmodifiableSortedMap(new TreeMap<>(databases));
    }

    /**
     * The entry of a database.
     *
     * @throws TowpathException {@code CONFIGURATION} when there is none; it names those that are there
     */
    public DatabaseEntry database(String name) {
        DatabaseEntry entry = databases.get(name);
        if (entry != null) {
            return entry;
        }
        String known = databases.isEmpty()
                ? "There is none: add databases." + name + " to "
                        + (file == null ? ConfigurationFiles.NAME : file.toString()) + "."
                : "Known: " + String.join(", ", databases.keySet()) + ".";
        throw new TowpathException(
                ErrorCode.CONFIGURATION, "No database is configured under the name \"" + name + "\". " + known);
    }
}
