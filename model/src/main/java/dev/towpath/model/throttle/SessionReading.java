package dev.towpath.model.throttle;

/**
 * The server's sessions. "Ours" are those of Towpath, on whatever worker.
 *
 * @param blocked sessions of the application that wait for a lock
 * @param blockedByUs those of them that wait for one of ours
 * @param active sessions of the application that work: they run something and do not wait for a lock
 * @param oldest the oldest transaction that is not ours
 * @param connectionLimit connections that may be open, of the limit that is nearest to being reached
 * @param connections connections that are open, and count against that limit
 */
public record SessionReading(
        int blocked,
        int blockedByUs,
        Measured<Integer> active,
        Measured<OldTransaction> oldest,
        int connectionLimit,
        int connections) {
    /** Connections in use, in percent; 100 when none is allowed. */
    public int connectionsPercent() {
        return connectionLimit <= 0 ? 100 : (int) Math.min(1_000, connections * 100L / connectionLimit);
    }
}
