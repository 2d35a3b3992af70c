package dev.towpath.review.rule.mysql;

import dev.towpath.engine.spi.sql.DdlMethod.Algorithm;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.name.TableName;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import dev.towpath.review.schema.RowVersions;
import java.util.function.Consumer;

/** Instant changes of columns are free until a table has no row version left; then one of them writes all rows anew. */
final class InstantBudget implements Rule {
    private static final RuleInfo INFO = Rules.mysql(
            "mysql-instant-budget", "spends many of a table's row versions", RuleKind.ADVICE, Severity.WARNING);
    /** It speaks each time another quarter is spent. */
    private static final int QUARTERS = 4;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        TableName table = scene.operation().subject();
        boolean instant = Alters.method(scene)
                .filter(method -> method.algorithm() == Algorithm.INSTANT)
                .isPresent();
        if (!instant || table == null || !spends(scene)) {
            return;
        }
        int most = scene.schema().rowVersions().most();
        int spent = scene.schema().rowVersions().of(scene.schema().resolve(table));
        if (spent > most) {
            say.accept(Said.of("table " + table + " has no row version left for this change of columns, as far as these"
                            + " files tell: without ALGORITHM=INSTANT the server writes all its rows anew, with it"
                            + " the server refuses")
                    .advice("Plan the rebuild: ALTER TABLE … FORCE in place at a quiet time, or by an online tool."));
        } else if (spent > 0 && spent % (most / QUARTERS) == 0) {
            say.accept(
                    Said.of("by these files table " + table + " has spent " + spent + " of its " + most
                                    + " row versions, one for each instant change of columns since it was last written anew: when"
                                    + " none is left, the server refuses ALGORITHM=INSTANT, and otherwise writes all rows anew"
                                    + " without a word")
                            .advice(
                                    "Write changes of columns as one ALTER TABLE, which spends one version; or plan a rebuild."));
        }
    }

    private static boolean spends(Scene scene) {
        return scene.statement().actions().stream().anyMatch(action -> RowVersions.spends(action.operation()));
    }
}
