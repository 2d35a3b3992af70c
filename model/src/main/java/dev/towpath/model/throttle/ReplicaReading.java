package dev.towpath.model.throttle;

import java.time.Duration;

/**
 * One replica, as the primary tells it or as it says itself.
 *
 * @param name for people
 * @param lag not readable when the replica does not answer, which is never taken for no lag
 */
public record ReplicaReading(String name, Measured<Lag> lag) {
    /**
     * How far a replica is behind.
     *
     * @param time how old what it shows is
     * @param bytes log it has not replayed yet
     */
    public record Lag(Duration time, long bytes) {}
}
