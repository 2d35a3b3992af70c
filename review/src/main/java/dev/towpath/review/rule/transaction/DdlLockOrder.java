package dev.towpath.review.rule.transaction;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Two migrations lock the same tables in different orders: whoever runs them at once, or an application, deadlocks. */
final class DdlLockOrder implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "ddl-lock-order", "locks tables in another order than a later file", RuleKind.TRANSACTION, Severity.INFO);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        Set<TableName> held = scene.course().held().tables();
        if (scene.course().held().widenings() != 1
                || !scene.first()
                || scene.strongLocks().isEmpty()) {
            return;
        }
        TableName first = held.iterator().next();
        TableName second = scene.strongLocks().getFirst().table();
        if (!first.equals(second) && takenTheOtherWay(scene, first, second)) {
            say.accept(
                    Said.of("here " + first + " is locked before " + second
                                    + ", in a later file the other way round: run at once, each waits for the other")
                            .advice(
                                    "Lock tables in one order everywhere, by name for example; or one table in each migration."));
        }
    }

    private static boolean takenTheOtherWay(Scene scene, TableName first, TableName second) {
        Map<Integer, Integer> when = firstTouched(scene, second);
        return firstTouched(scene, first).entrySet().stream()
                .anyMatch(later -> when.getOrDefault(later.getKey(), Integer.MAX_VALUE) < later.getValue());
    }

    /** When each later changeset that changes this table does so first. */
    private static Map<Integer, Integer> firstTouched(Scene scene, TableName table) {
        Map<Integer, Integer> touched = new HashMap<>();
        scene.course()
                .laterChangesets(table)
                .filter(moment -> Weightless.isDdl(moment.operation()))
                .filter(moment -> {
                    TableName subject = moment.operation().subject();
                    return subject != null && scene.same(subject, table);
                })
                .forEach(moment -> touched.putIfAbsent(moment.changeset(), moment.time()));
        return touched;
    }
}
