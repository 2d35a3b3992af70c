package dev.towpath.workflow.fake;

import dev.towpath.workflow.activity.RollbackActivities;
import dev.towpath.workflow.activity.StepOrder;
import java.util.List;

/** Tidies up nothing, and says so. */
final class FakeRollback implements RollbackActivities {
    private final Script script;

    FakeRollback(Script script) {
        this.script = script;
    }

    @Override
    public RollbackReport tidyUp(StepOrder order) {
        script.called("tidy-up");
        return new RollbackReport(List.of("nothing was left to drop"));
    }
}
