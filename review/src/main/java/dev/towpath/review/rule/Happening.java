package dev.towpath.review.rule;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.lock.LockImpact;
import java.util.List;

/**
 * An action of the same changeset that came before.
 *
 * @param statement the statement's number in the changeset, from 0
 * @param transaction the transaction it runs in when the tool runs the changeset by itself, or {@link Transactions#NONE}
 * @param locks what it locks, as written, on tables that were there before
 */
public record Happening(int statement, int transaction, Action action, List<LockImpact> locks) {
    public Happening {
        locks = List.copyOf(locks);
    }
}
