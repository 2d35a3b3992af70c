package dev.towpath.workflow.activity;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Changes of the schema. Each is idempotent: what is done already is found done. */
@ActivityInterface
public interface DeployActivities {
    /** Statements in one transaction, with the done-mark. A repeated call finds the done-mark. */
    @ActivityMethod(name = "execute-ddl")
    StepOutcome executeDdl(StepOrder order);

    /** One statement outside a transaction; runs again when an attempt ended before its done-mark. */
    @ActivityMethod(name = "execute-alone")
    StepOutcome executeAlone(StepOrder order);

    /** An index online. A repeated call finds it valid, waits for a build that still runs, or drops a failed one first. */
    @ActivityMethod(name = "build-index")
    StepOutcome buildIndex(StepOrder order);

    /** An index dropped online. A repeated call finds it gone. */
    @ActivityMethod(name = "drop-index")
    StepOutcome dropIndex(StepOrder order);

    /** The tool's history row. A repeated call finds it there. */
    @ActivityMethod(name = "record-history")
    StepOutcome recordHistory(StepOrder order);
}
