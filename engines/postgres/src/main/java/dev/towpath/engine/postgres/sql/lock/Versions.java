package dev.towpath.engine.postgres.sql.lock;

import dev.towpath.model.facts.ServerVersion;

/**
 * A range of major versions.
 *
 * @param from the first one
 * @param until the first one to which it does not apply any more
 */
record Versions(int from, int until) {
    static final Versions ALL = new Versions(0, Integer.MAX_VALUE);

    boolean has(ServerVersion version) {
        return version.major() >= from && version.major() < until;
    }

    /** For people; empty for all. */
    String display() {
        if (equals(ALL)) {
            return "";
        }
        return until == Integer.MAX_VALUE
                ? "since " + from
                : from == 0 ? "before " + until : from + " to " + (until - 1);
    }
}
