package dev.towpath.starter.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the team's migrations are.
 *
 * @param path the project or the folder of migrations; absolute
 * @param tool the adapter's name, or {@value #AUTO}
 * @param settings settings of the tool that win over its own files
 */
public record ProjectSettings(Path path, String tool, SortedMap<String, String> settings) {
    /** Let the adapters look at the folder. */
    public static final String AUTO = "auto";

    public ProjectSettings {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }
}
