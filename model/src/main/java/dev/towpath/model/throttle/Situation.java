package dev.towpath.model.throttle;

import dev.towpath.model.name.TableName;
import java.time.Duration;
import java.util.List;

/**
 * All that is known when a fill asks how it may go on.
 *
 * @param table the table being filled
 * @param server the newest look at its server
 * @param asked replicas that were asked directly
 * @param probes what the team's own sensors say
 * @param cores of the server; not here when nobody said
 * @param commitLatency how long commits wait for the disk; not here when none was measured lately
 */
public record Situation(
        TableName table,
        Measured<LoadReading> server,
        List<ReplicaReading> asked,
        List<Signal> probes,
        Measured<Integer> cores,
        Measured<Duration> commitLatency) {
    public Situation {
        asked = List.copyOf(asked);
        probes = List.copyOf(probes);
    }
}
