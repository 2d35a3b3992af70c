package dev.towpath.starter.config;

import org.jspecify.annotations.Nullable;

/**
 * Where Temporal is. What is null here comes from Temporal's own configuration: its {@code TEMPORAL_*} variables and
 * {@code temporal.toml}.
 *
 * @param address {@code host:port}
 * @param namespace the namespace
 * @param profile the profile of {@code temporal.toml}
 */
public record TemporalSettings(
        @Nullable String address,
        @Nullable String namespace,
        @Nullable String profile) {
    /** Nothing but Temporal's own configuration. */
    public static final TemporalSettings STANDARD = new TemporalSettings(null, null, null);
}
