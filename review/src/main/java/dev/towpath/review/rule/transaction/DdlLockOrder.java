package dev.towpath.review.rule.transaction;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Objects;
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
        return scene.course().laterChangesets().anyMatch(operations -> {
            List<TableName> tables = operations.stream()
                    .filter(Weightless::isDdl)
                    .map(SchemaOperation::subject)
                    .filter(Objects::nonNull)
                    .map(scene.schema()::resolve)
                    .toList();
            int of = tables.indexOf(second);
            return of >= 0 && of < tables.indexOf(first);
        });
    }
}
