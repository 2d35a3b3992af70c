package dev.towpath.model.lock;

import java.time.Duration;

/**
 * A session that keeps a migration waiting.
 *
 * @param session the server's number of it (PostgreSQL: the process id)
 * @param user who is logged in
 * @param application what it calls itself; often empty
 * @param state what it does, for example {@code idle in transaction}
 * @param transactionAge how long its transaction has been open
 * @param query the beginning of its last statement with every value masked; at most 200 characters
 * @param lock what it holds, for example {@code AccessShareLock on orders}
 */
public record Blocker(
        long session,
        String user,
        String application,
        String state,
        Duration transactionAge,
        String query,
        String lock) {
    /** One line for an operator. */
    public String display() {
        String name = application.isEmpty() ? user : application;
        return "session " + session + " (" + name + ", " + state + " for " + transactionAge.toSeconds() + " s, holds "
                + lock + ")";
    }
}
