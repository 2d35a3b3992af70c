package dev.towpath.review.rule.session;

import dev.towpath.model.finding.Severity;
import dev.towpath.model.operation.Assignment;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.model.operation.Upkeep;
import dev.towpath.review.rule.Rule;
import dev.towpath.review.rule.RuleInfo;
import dev.towpath.review.rule.RuleKind;
import dev.towpath.review.rule.Rules;
import dev.towpath.review.rule.Said;
import dev.towpath.review.rule.Scene;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A build that waits for old transactions by design is cancelled by a short lock timeout, and leaves an invalid index. */
final class LockTimeoutOnConcurrent implements Rule {
    private static final RuleInfo INFO = Rules.postgres(
            "lock-timeout-on-concurrent",
            "a short lock timeout cancels an online build",
            RuleKind.FAILURE,
            Severity.WARNING);
    /** Transactions of an application hardly last longer. */
    private static final Duration PATIENT = Duration.ofMinutes(10);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(Scene scene, Consumer<Said> say) {
        Assignment set = LockTimeoutMissing.in(scene);
        if (!isOnline(scene.operation()) || set == null || set.value() == null) {
            return;
        }
        Optional<Duration> limit = TimeLimits.of(set.value(), false);
        boolean harmless =
                limit.isPresent() && (limit.get().isZero() || limit.get().compareTo(PATIENT) >= 0);
        if (!harmless) {
            say.accept(Said.of(
                            "a lock_timeout of " + set.value()
                                    + " holds for this statement, which waits for old transactions as long as they last: it is cancelled, and leaves an INVALID index or a half-detached partition behind")
                    .advice(
                            "Towpath runs it without a lock timeout. By hand: switch it off for this statement; it keeps nobody waiting.")
                    .rewrite("SET lock_timeout = 0")
                    .settledByTowpath());
        }
    }

    private static boolean isOnline(SchemaOperation operation) {
        return switch (operation) {
            case SchemaOperation.CreateIndex create -> create.concurrently();
            case SchemaOperation.DropIndex drop -> drop.concurrently();
            case SchemaOperation.DetachPartition detach -> detach.concurrently();
            case SchemaOperation.Maintenance upkeep -> upkeep.upkeep() == Upkeep.REINDEX_CONCURRENTLY;
            default -> false;
        };
    }
}
