package dev.towpath.model.status;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.lock.Blocker;
import dev.towpath.model.plan.MigrationPlan.HeldChangeset;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.policy.FillPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator may want to know of a migration, as one value: the query, the Temporal UI's page and the command
 * line all render this.
 *
 * @param id the migration's id, which is also its workflow id
 * @param database the database's configured name
 * @param state how it stands
 * @param phase the phase it is in, or was in when it ended
 * @param changelogDigest what was asked for
 * @param planDigest what is being done about it; null before prepare is over
 * @param stepsDone steps that are done
 * @param stepsTotal steps in all; 0 before prepare is over
 * @param step what runs or comes next, or null
 * @param waiting what it waits for, or null
 * @param problem why it is blocked or refused, or null
 * @param phases when each phase began and ended, in order
 * @param fills what backfills have done so far
 * @param locks the worst of the locks so far
 * @param orders what operators ordered, oldest first
 * @param held changesets the plan stops before
 * @param findings of the review
 * @param checks what validation proved; empty before
 * @param notes what a rollback left behind and similar, for people
 * @param fill how fills go at present
 */
public record MigrationStatus(
        String id,
        String database,
        MigrationState state,
        Phase phase,
        String changelogDigest,
        @Nullable String planDigest,
        int stepsDone,
        int stepsTotal,
        @Nullable CurrentStep step,
        @Nullable Waiting waiting,
        @Nullable Problem problem,
        List<PhaseSpan> phases,
        List<Fill> fills,
        LockRecord locks,
        List<OrderRecord> orders,
        List<HeldChangeset> held,
        List<Finding> findings,
        List<Check> checks,
        List<String> notes,
        FillPolicy fill) {
    /** What an older version wrote has no fill. */
    public MigrationStatus {
        fill = Objects.requireNonNullElse(fill, FillPolicy.DEFAULT);
        phases = List.copyOf(phases);
        fills = List.copyOf(fills);
        orders = List.copyOf(orders);
        held = List.copyOf(held);
        findings = List.copyOf(findings);
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }

    /** Whether it waits for somebody to look at it. */
    public boolean needsAttention() {
        return state == MigrationState.BLOCKED
                || state == MigrationState.REFUSED
                || (waiting != null && waiting.alarm());
    }

    /** The orders that make sense now, by the command's name. */
    public List<String> possibleOrders() {
        return switch (state) {
            case QUEUED, RUNNING ->
                phase == Phase.BACKFILL ? List.of("pause", "tune", "rollback") : List.of("pause", "rollback");
            case PAUSED, BLOCKED -> List.of("resume", "rollback");
            case ROLLING_BACK, COMPLETED, ROLLED_BACK, REFUSED -> List.of();
        };
    }

    /**
     * What runs or comes next.
     *
     * @param since when it began
     */
    public record CurrentStep(String id, String kind, String summary, Instant since) {}

    /**
     * A wait.
     *
     * @param on what for, for people
     * @param since when it began
     * @param heldBy who has what it waits for, as far as known
     * @param attempts attempts so far
     * @param place who goes first, or null when it does not stand in a queue or has not heard yet
     * @param alarm whether somebody should look at it
     */
    public record Waiting(
            String on,
            Instant since,
            List<Blocker> heldBy,
            int attempts,
            @Nullable QueuePlace place,
            boolean alarm) {
        public Waiting {
            heldBy = List.copyOf(heldBy);
        }

        /** A wait in a queue. */
        public Waiting(String on, Instant since, List<Blocker> heldBy, int attempts, @Nullable QueuePlace place) {
            this(on, since, heldBy, attempts, place, false);
        }

        /** A standstill that has lasted too long. */
        public static Waiting heldUp(String on, Instant since) {
            return new Waiting(on, since, List.of(), 0, null, true);
        }

        /** A wait for something that is tried again and again. */
        public Waiting(String on, Instant since, List<Blocker> heldBy, int attempts) {
            this(on, since, heldBy, attempts, null, false);
        }
    }

    /**
     * Why a migration does not go on.
     *
     * @param step the step that gave up, or null when it was not a step
     */
    public record Problem(
            ErrorCode code, String message, @Nullable String step) {}

    /**
     * When a phase was.
     *
     * @param ended null while it lasts
     */
    public record PhaseSpan(
            Phase phase, Instant began, @Nullable Instant ended) {}

    /**
     * What one backfill did.
     *
     * @param rows rows changed
     * @param took time spent in chunks, over all hands and attempts
     * @param longest the longest that one chunk kept its rows locked
     * @param quarantined rows that the statement failed for and that were set aside
     * @param inPlace percent of the updated rows that cost no index a new entry, as far as the hand looked that ended the
     *     fill; null when nobody can tell
     */
    public record Fill(
            String step,
            String table,
            long rows,
            Duration took,
            Duration longest,
            long quarantined,
            @Nullable Integer inPlace) {
        /** What an older version wrote says nothing of the longest. */
        public Fill {
            longest = Objects.requireNonNullElse(longest, Duration.ZERO);
        }

        /** Of which no more is known. */
        public Fill(String step, String table, long rows, Duration took) {
            this(step, table, rows, took, Duration.ZERO, 0, null);
        }
    }

    /**
     * The longest of all strong locks.
     *
     * @param longestWait waited for one
     * @param longestHold held one
     * @param lost attempts that gave up waiting
     */
    public record LockRecord(Duration longestWait, Duration longestHold, int lost) {
        /** No strong lock was taken. */
        public static final LockRecord NONE = new LockRecord(Duration.ZERO, Duration.ZERO, 0);

        /** The worst of both. */
        public LockRecord and(LockRecord other) {
            return new LockRecord(
                    longer(longestWait, other.longestWait), longer(longestHold, other.longestHold), lost + other.lost);
        }

        private static Duration longer(Duration a, Duration b) {
            return a.compareTo(b) >= 0 ? a : b;
        }
    }

    /** An order somebody gave. */
    public record OrderRecord(String order, String by, String reason, Instant at) {}

    /** One thing validation looked at. */
    public record Check(String name, boolean ok, String detail) {}
}
