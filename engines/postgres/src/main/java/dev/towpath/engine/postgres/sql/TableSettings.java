package dev.towpath.engine.postgres.sql;

import dev.towpath.model.operation.TableChange;

/**
 * What the rarer actions of {@code ALTER TABLE} cost.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE</a>
 */
enum TableSettings {
    /** Storage parameters, statistics targets, the clustering index: under SHARE UPDATE EXCLUSIVE. */
    ONLINE,
    /** Triggers on and off: under SHARE ROW EXCLUSIVE. */
    TRIGGERS,
    /** A new place or form of every row: under ACCESS EXCLUSIVE, as long as the rewrite takes. */
    REWRITE,
    /** A constraint that was only written down is held against all rows. */
    ENFORCES,
    /** A constraint that from now on is only written down. */
    RELEASES,
    /** Everything else: under ACCESS EXCLUSIVE for a moment. */
    EXCLUSIVE;

    static TableSettings of(TableChange change) {
        return switch (change) {
            case SET_OPTIONS, CLUSTER_ON, SET_STATISTICS, SET_COLUMN_OPTIONS -> ONLINE;
            case ENABLE_TRIGGER, DISABLE_TRIGGER -> TRIGGERS;
            case SET_LOGGED, SET_UNLOGGED, SET_TABLESPACE, SET_ACCESS_METHOD, SET_EXPRESSION -> REWRITE;
            case ENFORCE_CONSTRAINT -> ENFORCES;
            case RELEASE_CONSTRAINT -> RELEASES;
            default -> EXCLUSIVE;
        };
    }
}
