package dev.towpath.starter.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Temporal is; without these, configuration or Temporal's own tells. */
final class TemporalOptions {
    @Option(names = "--address", paramLabel = "HOST:PORT", description = "Temporal's address.")
    @Nullable
    String address;

    @Option(names = "--namespace", paramLabel = "NAME", description = "Temporal's namespace.")
    @Nullable
    String namespace;

    @Option(names = "--profile", paramLabel = "NAME", description = "Profile of temporal.toml.")
    @Nullable
    String profile;

    /** As configuration. */
    Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        put(flags, "temporal.address", address);
        put(flags, "temporal.namespace", namespace);
        put(flags, "temporal.profile", profile);
        return flags;
    }

    static void put(Map<String, String> flags, String key, @Nullable String value) {
        if (value != null) {
            flags.put(key, value);
        }
    }
}
