package dev.towpath.review.rule;

import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The strong locks that earlier statements of one transaction took, and that it holds until it ends. Kept as the review
 * goes on: a file may hold tens of thousands of statements, and each asks.
 */
public final class HeldLocks {
    /** The strongest on each table, in the order the tables were first locked. */
    private Map<TableName, LockImpact> strongest = new LinkedHashMap<>();

    private int statements;
    private int widenings;
    private int last = -1;
    private int exclusiveSince = -1;
    private @Nullable LockImpact exclusive;

    private HeldLocks() {}

    /** None yet. */
    static HeldLocks none() {
        return new HeldLocks();
    }

    /** A statement is over that took these. */
    void add(int statement, List<LockImpact> locks) {
        boolean strong = false;
        int before = strongest.size();
        for (LockImpact lock : locks) {
            if (lock.lockClass() == LockClass.STRONG) {
                strong = true;
                strongest.merge(lock.table(), lock, HeldLocks::stronger);
                if (exclusive == null && keepsReadersOut(lock)) {
                    exclusive = lock;
                    exclusiveSince = statement;
                }
            }
        }
        widenings += strongest.size() > before ? 1 : 0;
        if (strong && statement != last) {
            statements++;
            last = statement;
        }
    }

    /** A table that may be locked has another name from here on. */
    void rename(TableName from, TableName to) {
        Map<TableName, LockImpact> renamed = new LinkedHashMap<>();
        strongest.forEach((table, lock) -> renamed.put(table.equals(from) ? to : table, of(lock, from, to)));
        strongest = renamed;
        exclusive = exclusive == null ? null : of(exclusive, from, to);
    }

    private static LockImpact of(LockImpact lock, TableName from, TableName to) {
        return lock.table().equals(from)
                ? new LockImpact(lock.mode(), lock.lockClass(), to, lock.blocks(), lock.duration())
                : lock;
    }

    /** Of two that keep the same people out, the one that was there before. */
    private static LockImpact stronger(LockImpact before, LockImpact now) {
        return keepsReadersOut(now) && !keepsReadersOut(before) ? now : before;
    }

    /** The tables that are locked. */
    public Set<TableName> tables() {
        return Collections.unmodifiableSet(strongest.keySet());
    }

    /** The strongest lock on this table. */
    public Optional<LockImpact> on(TableName table) {
        return Optional.ofNullable(strongest.get(table));
    }

    /** The first lock that keeps everybody out. */
    public Optional<LockImpact> exclusive() {
        return Optional.ofNullable(exclusive);
    }

    /** The statement that took the first lock that keeps everybody out, or -1. */
    public int exclusiveSince() {
        return exclusiveSince;
    }

    /** How many statements took one on a table that was not locked before. */
    public int widenings() {
        return widenings;
    }

    /** How many statements took one. */
    public int statements() {
        return statements;
    }

    /** Whether reads wait for it, not only writes. */
    public static boolean keepsReadersOut(LockImpact lock) {
        return lock.blocks().startsWith("reads");
    }
}
