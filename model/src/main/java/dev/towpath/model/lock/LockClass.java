package dev.towpath.model.lock;

/**
 * How patient a statement may be when it waits for its lock. The class decides the budget: a short bound protects the
 * application from a strong lock, and would wreck an online build.
 */
public enum LockClass {
    /** Takes no lock that anybody waits for. */
    NONE,
    /** Locks rows only: other transactions wait when they write the same rows. */
    ROW,
    /** Lets reads and writes go on, and itself waits for old transactions as long as they last. */
    ONLINE,
    /** Keeps reads or writes out, and every later query queues behind it: short bound, then back off. */
    STRONG
}
