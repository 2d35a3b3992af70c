package dev.towpath.model.throttle;

import dev.towpath.model.name.TableName;
import java.util.List;
import java.util.Set;

/**
 * What one look at a server measured.
 *
 * @param replicas the replicas the server feeds itself
 * @param slots replication slots that are not lost
 * @param logPerSecond bytes of log written per second, over the last seconds
 * @param archive not here when the server archives nothing
 * @param againstWraparound of the tables asked about, those on which a vacuum works that prevents transaction numbers from
 *     running out
 * @param skipped what this user is not shown, and what to do about it; for people
 */
public record LoadReading(
        List<ReplicaReading> replicas,
        List<SlotReading> slots,
        Measured<Long> logPerSecond,
        Measured<ArchiveReading> archive,
        SessionReading sessions,
        Set<TableName> againstWraparound,
        List<String> skipped) {
    public LoadReading {
        replicas = List.copyOf(replicas);
        slots = List.copyOf(slots);
        againstWraparound = Set.copyOf(againstWraparound);
        skipped = List.copyOf(skipped);
    }
}
