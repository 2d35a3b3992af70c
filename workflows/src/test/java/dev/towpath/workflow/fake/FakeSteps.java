package dev.towpath.workflow.fake;

import dev.towpath.model.lock.Blocker;
import dev.towpath.model.status.MigrationStatus.Fill;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How every fake step ends: as the script says. */
final class FakeSteps {
    private static final LockRecord LOCKS = new LockRecord(Duration.ofMillis(3), Duration.ofMillis(5), 0);
    private static final LockRecord LOST = new LockRecord(Duration.ofMillis(500), Duration.ZERO, 1);
    private static final Blocker REPORT = new Blocker(
            4711, "reporting", "nightly", "idle in transaction", Duration.ofMinutes(9), "select 1", "orders");

    private FakeSteps() {}

    static StepOutcome play(Script script, String type, StepOrder order, @Nullable Fill fill) {
        return play(script, type, order, "", fill);
    }

    /** @param who which of several plays it; empty when it is one */
    static StepOutcome play(Script script, String type, StepOrder order, String who, @Nullable Fill fill) {
        String call = type + " " + order.stepId() + who;
        script.called(call);
        return script.isBusy(call)
                ? new StepOutcome.Busy("a lock on orders", List.of(REPORT), LOST)
                : new StepOutcome.Done(false, LOCKS, fill);
    }
}
