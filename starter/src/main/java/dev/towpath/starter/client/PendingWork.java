package dev.towpath.starter.client;

import dev.towpath.model.status.BackfillProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An activity that has not ended, as the server sees it.
 *
 * @param activity its type
 * @param attempt from 1
 * @param running whether a worker has it now
 * @param lastFailure why the attempt before ended, or null
 * @param progress what it told last, or null
 * @param heartbeat when it told it, or null
 * @param nextAttempt when it is tried again, or null
 */
public record PendingWork(
        String activity,
        int attempt,
        boolean running,
        @Nullable String lastFailure,
        @Nullable BackfillProgress progress,
        @Nullable Instant heartbeat,
        @Nullable Instant nextAttempt) {}
