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
import dev.towpath.review.rule.Transactions;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Neighbouring ALTER TABLEs of one table under the same lock queue for it twice. */
final class CombineAlters implements Rule {
    private static final RuleInfo INFO =
            Rules.info("combine-alters", "queues for the same lock again", RuleKind.ADVICE, Severity.INFO);

    private static final Pattern ALTER = Pattern.compile("alter\\s+table\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern RENAME = Pattern.compile("\\brename\\b", Pattern.CASE_INSENSITIVE);

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
        // Within a transaction the lock is held to its end anyway; elsewhere a brief change should not wait for a long
        // one.
        boolean together = scene.course().transaction() != Transactions.NONE
                && scene.course().transactions().at(before) == scene.course().transaction();
        if (alter
                && !last.isEmpty()
                && last.stream()
                        .allMatch(each -> locksAlike(each, scene.strongLocks().getFirst(), together))) {
            say.accept(Said.of("the statement before alters " + table + " under the same lock: "
                            + cost(scene, last.getFirst()))
                    .advice("Write both into one ALTER TABLE, with a comma."));
        }
    }

    /** What two statements do twice. */
    private static String cost(Scene scene, Happening before) {
        boolean held = scene.course().transaction() != Transactions.NONE
                && scene.course().transaction() == before.transaction();
        boolean works = scene.strongLocks().getFirst().duration() != LockImpact.Duration.BRIEF;
        if (held) {
            return works
                    ? "the transaction holds it already, and both go through all rows, where one would"
                    : "the transaction holds it already, so this can as well be part of it";
        }
        return "two statements queue for it twice" + (works ? ", and both go through all rows" : "");
    }

    private static boolean locksAlike(Happening happening, LockImpact lock, boolean together) {
        return happening.locks().stream()
                .filter(each -> each.lockClass() == LockClass.STRONG)
                .findFirst()
                .filter(other -> other.table().equals(lock.table())
                        && other.mode().equals(lock.mode())
                        && (together || other.duration() == lock.duration()))
                .isPresent();
    }

    private static boolean isAlterTable(Understanding statement) {
        String sql = statement.statement().sql();
        return ALTER.matcher(sql).lookingAt() && !RENAME.matcher(sql).find();
    }
}
