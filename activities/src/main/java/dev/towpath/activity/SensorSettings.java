package dev.towpath.activity;

import dev.towpath.engine.spi.server.ConnectionSettings;
import java.net.URI;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is told to watch of a database beside what the server shows by itself. It stays with the worker and never
 * travels.
 *
 * @param cores of the server; 0 when nobody said
 * @param replicas replicas to ask themselves, by the name people give them
 * @param query SQL whose first column says whether to stop; null for none
 * @param probe an http or https address whose status says whether to stop; null for none
 */
public record SensorSettings(
        int cores,
        SortedMap<String, ConnectionSettings> replicas,
        @Nullable String query,
        @Nullable URI probe) {
    /** Nothing beside what the server shows. */
    public static final SensorSettings NONE = new SensorSettings(0, new TreeMap<>(), null, null);

    public SensorSettings {
        replicas = Collections.unmodifiableSortedMap(new TreeMap<>(replicas));
    }
}
