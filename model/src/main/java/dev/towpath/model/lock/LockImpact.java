package dev.towpath.model.lock;

import dev.towpath.model.name.TableName;
import java.util.Comparator;
import java.util.List;

/**
 * What one statement locks.
 *
 * @param mode the engine's name of the lock, for example {@code ACCESS EXCLUSIVE}
 * @param lockClass how it has to be treated
 * @param table the relation it is taken on
 * @param blocks what others cannot do meanwhile, for people: {@code reads and writes}, {@code writes}, {@code other
 *     schema changes}
 * @param duration how long it is held: only a moment, or as long as a scan or rewrite of the table takes
 */
public record LockImpact(String mode, LockClass lockClass, TableName table, String blocks, Duration duration) {
    /** How long a lock is held, by what the server does under it. */
    public enum Duration {
        /** Catalog changes only: a moment. */
        BRIEF,
        /** Every row is read. */
        SCAN,
        /** Every row, or an index, is written. */
        REWRITE
    }

    /**
     * The locks of things that run as one, the strongest first: each is held as long as the longest of them, because
     * nothing is let go before the end.
     */
    public static List<LockImpact> together(List<LockImpact> locks) {
        Duration longest = locks.stream()
                .map(LockImpact::duration)
                .max(Comparator.naturalOrder())
                .orElse(Duration.BRIEF);
        return locks.stream()
                .map(lock -> new LockImpact(lock.mode, lock.lockClass, lock.table, lock.blocks, longest))
                .distinct()
                .sorted(Comparator.comparing(LockImpact::lockClass, Comparator.reverseOrder()))
                .toList();
    }

    /** {@code ACCESS EXCLUSIVE on orders}. */
    public String display() {
        return mode + " on " + table.display();
    }
}
