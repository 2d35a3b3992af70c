package dev.towpath.review.rule.session;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.operation.Assignment;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A strong lock is waited for without a bound, and everybody queues behind the one who waits. */
final class LockTimeoutMissing implements Rule {
    private static final RuleInfo INFO =
            Rules.info("lock-timeout-missing", "waits for a lock without a bound", RuleKind.TRANSACTION, Severity.INFO);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (!scene.strongLocks().isEmpty() && in(scene) == null && !isSaid(scene)) {
            LockImpact lock = scene.strongLocks().getFirst();
            String setting = setting(scene);
            say.accept(Said.of("no " + setting + " is set: behind one long query this waits for " + lock.display()
                            + ", and every " + (lock.blocks().startsWith("reads") ? "query" : "write")
                            + " of the application waits behind it")
                    .advice(
                            "Towpath bounds the wait and tries again. By hand: set it first, and repeat when it strikes.")
                    .rewrite("SET " + setting + " = " + (scene.engine().equals("mysql") ? "2" : "'2s'")));
        }
    }

    static String setting(Scene scene) {
        return scene.engine().equals("mysql") ? "lock_wait_timeout" : "lock_timeout";
    }

    /** The limit that holds here, or null. */
    static @Nullable Assignment in(Scene scene) {
        return scene.course().setting(setting(scene));
    }

    /** Whether an earlier action of the changeset waited for a strong lock with nothing set. */
    static boolean isSaid(Scene scene) {
        return scene.course().lockedUnder(setting(scene)).contains("");
    }

    /** Whether this is the first statement of the changeset that locks a table in use strongly. */
    static boolean isFirstStrong(Scene scene) {
        return !scene.strongLocks().isEmpty()
                && scene.course().lockedUnder(setting(scene)).isEmpty();
    }
}
