package dev.towpath.engine.postgres.server;

import dev.towpath.model.throttle.Amounts;
import dev.towpath.model.throttle.Measured;
import dev.towpath.model.throttle.ReplicaReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Replicas seen before. One that lost its connection is no longer in the server's list, while it falls behind: it counts
 * as unknown, until it has been gone for so long that somebody must have meant it.
 */
final class KnownReplicas {
    /** Longer than a restart takes. */
    static final Duration MISSED = Duration.ofMinutes(5);

    private final SortedMap<String, Long> seen = new TreeMap<>();

    /** These replicas, and those that are missed. */
    List<ReplicaReading> withMissed(List<ReplicaReading> present, long now) {
        present.forEach(replica -> seen.put(replica.name(), now));
        seen.values().removeIf(at -> now - at > MISSED.toNanos());
        List<ReplicaReading> all = new ArrayList<>(present);
        seen.forEach((name, at) -> {
            if (at != now) {
                String gone = Amounts.time(Duration.ofNanos(now - at));
                all.add(new ReplicaReading(
                        name,
                        Measured.unknown("it was connected " + gone + " ago and is gone; it counts for "
                                + Amounts.time(MISSED))));
            }
        });
        return all;
    }
}
