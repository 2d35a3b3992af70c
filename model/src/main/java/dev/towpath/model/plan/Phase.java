package dev.towpath.model.plan;

import java.util.Locale;

/** The phases of a migration, in order. */
public enum Phase {
    /** Import, review, plan, check. Changes nothing the application can see. */
    PREPARE,
    /** The additive part: what the new version of the application needs. */
    DEPLOY,
    /** Data is filled in chunks. */
    BACKFILL,
    /** Constraints are validated; database, history and files are compared. */
    VALIDATE,
    /** What the old version of the application still needs goes away. */
    CONTRACT;

    /** The phase after this one; contract is its own successor. */
    public Phase next() {
        return switch (this) {
            case PREPARE -> DEPLOY;
            case DEPLOY -> BACKFILL;
            case BACKFILL -> VALIDATE;
            case VALIDATE, CONTRACT -> CONTRACT;
        };
    }

    /** Lower case, as the command line and reports spell it. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }
}
