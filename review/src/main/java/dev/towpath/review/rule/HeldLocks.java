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
    /** The first on each table, in the order they were taken. */
    private final Map<TableName, LockImpact> first = new LinkedHashMap<>();

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
        int before = first.size();
        for (LockImpact lock : locks) {
            if (lock.lockClass() == LockClass.STRONG) {
                strong = true;
                first.putIfAbsent(lock.table(), lock);
                if (exclusive == null && keepsReadersOut(lock)) {
                    exclusive = lock;
                    exclusiveSince = statement;
                }
            }
        }
        widenings += first.size() > before ? 1 : 0;
        if (strong && statement != last) {
            statements++;
            last = statement;
        }
    }

    /** The tables that are locked. */
    public Set<TableName> tables() {
        return Collections.unmodifiableSet(first.keySet());
    }

    /** The first lock on this table. */
    public Optional<LockImpact> on(TableName table) {
        return Optional.ofNullable(first.get(table));
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
