package dev.towpath.review.rule.transaction;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.name.TableName;
import dev.towpath.review.rule.Happening;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Neighbouring ALTER TABLEs of one table under the same lock queue for it twice. */
final class CombineAlters implements Rule {
    private static final RuleInfo INFO =
            Rules.info("combine-alters", "queues for the same lock again", RuleKind.ADVICE, Severity.INFO);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        int before = scene.course().statement() - 1;
        if (before < 0
                || !scene.first()
                || !isAlterTable(scene.statement())
                || scene.strongLocks().isEmpty()) {
            return;
        }
        List<Happening> last = scene.course().ofStatement(before);
        boolean alter = isAlterTable(scene.course().statements().get(before));
        TableName table = scene.strongLocks().getFirst().table();
        if (alter
                && !last.isEmpty()
                && last.stream()
                        .allMatch(each -> locksAlike(each, scene.strongLocks().getFirst()))) {
            say.accept(Said.of(
                            "the statement before alters " + table
                                    + " under the same lock: two statements queue for it twice, and MySQL or a scan does the work twice")
                    .advice("Write both into one ALTER TABLE, with a comma."));
        }
    }

    private static boolean locksAlike(Happening happening, LockImpact lock) {
        return happening.locks().stream()
                .filter(each -> each.lockClass() == LockClass.STRONG)
                .findFirst()
                .filter(other -> other.table().equals(lock.table())
                        && other.mode().equals(lock.mode())
                        && other.duration() == lock.duration())
                .isPresent();
    }

    private static boolean isAlterTable(Understanding statement) {
        return statement
                .statement()
                .sql()
                .toLowerCase(Locale.ROOT)
                .matches("(?s)alter\\s+table\\b(?!.*\\brename\\b).*");
    }
}
