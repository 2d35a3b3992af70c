package dev.towpath.starter.client;

import dev.towpath.model.status.BackfillProgress;
import dev.towpath.model.status.MigrationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A migration as it can be seen from outside: what it says of itself, and what the server knows without it.
 *
 * @param database as started; empty when the server does not tell
 * @param server the server's word for its state, lower case, for example {@code running} or {@code terminated}
 * @param status what the migration says; null when no worker answers
 * @param failure why its workflow ended by itself, or null
 * @param closed when it ended, or null
 * @param pending what workers have in hand
 * @param historyLength grows with everything that happens
 * @param holder the migration it waits for in the queue of its database, or null
 */
public record MigrationView(
        String id,
        String runId,
        String database,
        String server,
        @Nullable MigrationStatus status,
        @Nullable String failure,
        Instant started,
        @Nullable Instant closed,
        List<PendingWork> pending,
        long historyLength,
        @Nullable Holder holder) {
    public MigrationView {
        pending = List.copyOf(pending);
    }

    /**
     * A migration that goes first.
     *
     * @param state its state where the server knows it, else the server's word, lower case
     */
    public record Holder(String id, String state) {}

    /** Whether nothing will happen any more. */
    public boolean over() {
        return closed != null || (status != null && status.state().isFinal());
    }

    /** Whether the server ended it before it ended itself: what it says of itself is how it stood then. */
    public boolean brokenOff() {
        return closed != null && (status == null || !status.state().isFinal());
    }

    /** Whether it lives and no worker spoke for it. */
    public boolean unanswered() {
        return status == null && closed == null;
    }

    /** The progress of the backfill that runs, of all its hands together. */
    public Optional<BackfillProgress> progress() {
        List<BackfillProgress> hands = pending.stream()
                .map(PendingWork::progress)
                .filter(Objects::nonNull)
                .map(BackfillProgress.class::cast)
                .toList();
        return hands.isEmpty() ? Optional.empty() : Optional.of(BackfillProgress.together(hands));
    }
}
