package dev.towpath.starter.config;

import java.time.Duration;

/**
 * How a worker behaves.
 *
 * @param drain how long a stopping worker may take to hand its work back
 */
public record WorkerSettings(Duration drain) {
    /** What applies when nobody configured anything. */
    public static final WorkerSettings DEFAULT = new WorkerSettings(Duration.ofSeconds(10));
}
