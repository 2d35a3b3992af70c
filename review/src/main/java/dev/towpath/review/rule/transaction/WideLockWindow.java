package dev.towpath.review.rule.transaction;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Strong locks on several tables in one transaction: all of them are held until the last one is got. */
final class WideLockWindow implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "wide-lock-window", "locks several tables in one transaction", RuleKind.TRANSACTION, Severity.WARNING);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        Set<TableName> held = scene.course().held().tables();
        // Once, at the second statement; the tables of one, such as partitions, cannot be taken apart by order.
        if (scene.course().held().widenings() != 1 || !scene.first()) {
            return;
        }
        TableName first = held.iterator().next();
        Optional<LockImpact> second = scene.strongLocks().stream()
                .filter(lock -> !held.contains(lock.table()))
                .findFirst();
        second.ifPresent(lock -> say.accept(Said.of(
                        "while " + first + " is locked, this waits for " + lock.mode()
                                + " on " + lock.table()
                                + ": as long as it waits nobody can use either, and an application that takes them in another order deadlocks")
                .advice("Towpath commits between them. By hand: one table in each migration.")
                .about(lock.table())));
    }
}
