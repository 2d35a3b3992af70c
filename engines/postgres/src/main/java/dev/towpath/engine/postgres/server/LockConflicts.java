package dev.towpath.engine.postgres.server;

import java.util.List;
import java.util.Locale;

/** Which table locks keep which out: the manual, "Explicit Locking", table "Conflicting Lock Modes". */
final class LockConflicts {
    private static final List<String> WEAKEST_FIRST = List.of(
            "AccessShareLock",
            "RowShareLock",
            "RowExclusiveLock",
            "ShareUpdateExclusiveLock",
            "ShareLock",
            "ShareRowExclusiveLock",
            "ExclusiveLock",
            "AccessExclusiveLock");

    private LockConflicts() {}

    /**
     * The modes, as {@code pg_locks} spells them, that a lock has to wait for.
     *
     * @param mode as statements spell it, for example {@code ACCESS EXCLUSIVE}; one that is not known waits for all
     */
    static List<String> with(String mode) {
        return switch (mode.toUpperCase(Locale.ROOT)) {
            case "ACCESS SHARE" -> from(7);
            case "ROW SHARE" -> from(6);
            case "ROW EXCLUSIVE" -> from(4);
            case "SHARE UPDATE EXCLUSIVE" -> from(3);
            // SHARE goes together with itself, which is what distinguishes it from the next.
            case "SHARE" ->
                WEAKEST_FIRST.stream()
                        .filter(held -> !held.equals("ShareLock") && from(2).contains(held))
                        .toList();
            case "SHARE ROW EXCLUSIVE" -> from(2);
            case "EXCLUSIVE" -> from(1);
            default -> WEAKEST_FIRST;
        };
    }

    private static List<String> from(int first) {
        return WEAKEST_FIRST.subList(first, WEAKEST_FIRST.size());
    }
}
