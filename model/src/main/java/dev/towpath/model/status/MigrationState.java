package dev.towpath.model.status;

import java.util.Locale;

/** How a migration stands. */
public enum MigrationState {
    /** Another migration of the same database goes first. */
    QUEUED,
    /** Works, or waits for a lock between two attempts. */
    RUNNING,
    /** An operator ordered a pause, or was asked to look; nothing runs until the next order. */
    PAUSED,
    /** A step gave up. Nothing runs until an operator orders resume or rollback. */
    BLOCKED,
    /** A rollback was ordered and tidies up. */
    ROLLING_BACK,
    /** Everything that was planned is done and proven. */
    COMPLETED,
    /** Ended by a rollback: the expanded schema and all data are still there. */
    ROLLED_BACK,
    /** The review, the policy or the tool's history refused the plan; nothing was changed. */
    REFUSED;

    /** Whether nothing will happen any more. */
    public boolean isFinal() {
        return this == COMPLETED || this == ROLLED_BACK || this == REFUSED;
    }

    /** Lower case with spaces, for people. */
    public String display() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
