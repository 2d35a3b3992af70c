package dev.towpath.workflow.activity;

import dev.towpath.model.status.MigrationStatus.Check;
import dev.towpath.workflow.migration.MigrationRequest;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Proofs. */
@ActivityInterface
public interface ValidateActivities {
    /** Existing rows are checked against a constraint, online. A repeated call finds it validated. */
    @ActivityMethod(name = "validate-constraint")
    StepOutcome validateConstraint(StepOrder order);

    /** Compares everything with the plan. Reads only. */
    @ActivityMethod(name = "verify")
    Verification verify(VerifyOrder order);

    /**
     * What to verify.
     *
     * @param planDigest the plan that was run
     */
    record VerifyOrder(MigrationRequest request, String planDigest) {}

    /** What was looked at. */
    record Verification(List<Check> checks) {
        public Verification {
            checks = List.copyOf(checks);
        }

        /** Whether everything is as it should be. */
        public boolean ok() {
            return checks.stream().allMatch(Check::ok);
        }
    }
}
