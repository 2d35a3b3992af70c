package dev.towpath.activity.backfill;

import dev.towpath.engine.spi.server.Chunks.TableChunks;
import dev.towpath.engine.spi.server.Chunks.UpdateCount;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The share of updated rows that cost no index a new entry, from looks about a second apart. It is only for people, so it
 * lives as long as the attempt and not in the ledger.
 */
final class InPlace {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private long rows;
    private long inPlace;
    private long askedAt = System.nanoTime() - EVERY.toNanos();

    /**
     * Counts what the running chunk did, before it commits.
     *
     * @param last whether no chunk comes after it for a while
     */
    void look(TableChunks chunks, boolean last) throws SQLException {
        long now = System.nanoTime();
        if (!last && now - askedAt < EVERY.toNanos()) {
            return;
        }
        askedAt = now;
        Optional<UpdateCount> counted = chunks.updates();
        if (counted.isPresent()) {
            rows += counted.get().rows();
            inPlace += counted.get().inPlace();
        }
    }

    /** From 0 to 100; null when no update was counted. */
    @Nullable
    Integer percent() {
        return rows == 0 ? null : (int) Math.round(100.0 * inPlace / rows);
    }
}
