package dev.towpath.workflow.fake;

import dev.towpath.model.status.MigrationStatus.Check;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;
import dev.towpath.workflow.activity.ValidateActivities;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds everything in order, unless it is busy: then it finds a row missing. */
final class FakeValidate implements ValidateActivities {
    private final Script script;
    private final AtomicReference<@Nullable VerifyOrder> last = new AtomicReference<>();

    FakeValidate(Script script) {
        this.script = script;
    }

    @Override
    public StepOutcome validateConstraint(StepOrder order) {
        return FakeSteps.play(script, "validate-constraint", order, null);
    }

    @Override
    public Verification verify(VerifyOrder order) {
        last.set(order);
        script.called("verify");
        boolean wrong = script.isBusy("verify");
        return new Verification(List.of(
                new Check("history", true, "1 row"),
                new Check("row counts", !wrong, wrong ? "orders lacks a row" : "equal")));
    }

    @Nullable
    VerifyOrder last() {
        return last.get();
    }
}
