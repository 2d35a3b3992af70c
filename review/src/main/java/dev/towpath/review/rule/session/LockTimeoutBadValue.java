package dev.towpath.review.rule.session;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.lock.LockImpact;
import dev.towpath.model.operation.Assignment;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A lock timeout that is off where it is needed, so long that it protects nobody, or set after the statement that needed it. */
final class LockTimeoutBadValue implements Rule {
    private static final RuleInfo INFO = Rules.info(
            "lock-timeout-bad-value", "a lock timeout that protects nobody", RuleKind.TRANSACTION, Severity.WARNING);
    /** Longer than an application's own time limits. */
    private static final Duration LONG = Duration.ofSeconds(30);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        if (scene.operation() instanceof SchemaOperation.SessionSetting setting
                && setting.assigns() != null
                && setting.assigns().name().equals(LockTimeoutMissing.setting(scene))) {
            set(setting.assigns(), scene, say);
        } else if (!scene.strongLocks().isEmpty()) {
            locked(scene.strongLocks().getFirst(), scene, say);
        }
    }

    private static void set(Assignment assigns, Scene scene, Consumer<Said> say) {
        if (assigns.value() == null || assigns.scope() == Assignment.Scope.SERVER) {
            return;
        }
        Optional<Duration> value = TimeLimits.of(assigns.value(), scene.engine().equals("mysql"));
        if (value.isPresent() && value.get().compareTo(LONG) > 0) {
            say.accept(Said.of("a " + assigns.name() + " of " + assigns.value() + " lets the application wait for "
                            + value.get().toSeconds() + " s behind this migration")
                    .advice("Some seconds at most, and try again: a short bound and repetitions get the lock sooner."));
        } else if (value.filter(Duration::isZero).isEmpty() && isLate(scene)) {
            say.accept(Said.of("the " + assigns.name() + " is set behind a statement that needed it")
                    .advice("Set it before the first statement that locks."));
        }
    }

    /** No limit is right for an online build, and for what nobody uses yet: so it is said where it does harm, once. */
    private static void locked(LockImpact lock, Scene scene, Consumer<Said> say) {
        Assignment limit = LockTimeoutMissing.in(scene);
        if (limit != null
                && isZero(String.valueOf(limit.value()), scene)
                && scene.course().lockedUnder(limit.name()).stream().noneMatch(value -> isZero(value, scene))) {
            say.accept(Said.of("a " + limit.name() + " of 0 is no limit at all, and holds while this waits for "
                            + lock.display())
                    .advice("Set some seconds at most in front of this statement."));
        }
    }

    private static boolean isZero(String value, Scene scene) {
        return TimeLimits.of(value, scene.engine().equals("mysql"))
                .filter(Duration::isZero)
                .isPresent();
    }

    private static boolean isLate(Scene scene) {
        return LockTimeoutMissing.in(scene) == null && LockTimeoutMissing.isSaid(scene);
    }
}
