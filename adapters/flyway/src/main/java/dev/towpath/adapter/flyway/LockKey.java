package dev.towpath.adapter.flyway;

/**
 * The key of the advisory lock that Flyway takes on PostgreSQL: the word "Flyway" in ASCII plus the hash of the quoted
 * table name. Flyway takes it for a transaction or, when so configured, for a session; both kinds keep each other out.
 */
final class LockKey {
    private static final long FLYWAY_IN_ASCII = 77_431_708_279_161L;

    private LockKey() {}

    static long of(String qualifiedTable) {
        return FLYWAY_IN_ASCII + qualifiedTable.hashCode();
    }
}
