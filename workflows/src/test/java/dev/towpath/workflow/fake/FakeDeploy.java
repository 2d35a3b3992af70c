package dev.towpath.workflow.fake;

import dev.towpath.workflow.activity.DeployActivities;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;

/** Changes no schema. */
final class FakeDeploy implements DeployActivities {
    private final Script script;

    FakeDeploy(Script script) {
        this.script = script;
    }

    @Override
    public StepOutcome executeDdl(StepOrder order) {
        return FakeSteps.play(script, "execute-ddl", order, null);
    }

    @Override
    public StepOutcome executeAlone(StepOrder order) {
        return FakeSteps.play(script, "execute-alone", order, null);
    }

    @Override
    public StepOutcome buildIndex(StepOrder order) {
        return FakeSteps.play(script, "build-index", order, null);
    }

    @Override
    public StepOutcome dropIndex(StepOrder order) {
        return FakeSteps.play(script, "drop-index", order, null);
    }

    @Override
    public StepOutcome recordHistory(StepOrder order) {
        return FakeSteps.play(script, "record-history", order, null);
    }
}
