package dev.towpath.starter.client;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.plan.MigrationPlan;
import dev.towpath.model.plan.MigrationPlan.HeldChangeset;
import dev.towpath.model.status.MigrationStatus.Problem;
import dev.towpath.workflow.activity.PlanPreview;
import dev.towpath.workflow.activity.PrepareActivities;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.migration.MigrationRequest;
import io.temporal.failure.ApplicationFailure;
import java.util.List;

/** Plans what its requester is called: {@code nothing}, {@code refuse}, {@code fail}, else one held changeset. */
public final class PaperPrepare implements PrepareActivities {
    @Override
    public PreparedMigration prepare(MigrationRequest request) {
        throw new UnsupportedOperationException("nobody prepares here");
    }

    @Override
    public PlanPreview preview(MigrationRequest request) {
        String who = request.requestedBy();
        if (who.equals("fail")) {
            throw ApplicationFailure.newNonRetryableFailure("no such project", "CHANGESET_REFUSED");
        }
        List<HeldChangeset> held = who.equals("nothing")
                ? List.of()
                : List.of(new HeldChangeset(ChangesetId.of("V2"), "drop", "drops a table"));
        Problem refusal = who.equals("refuse") ? new Problem(ErrorCode.PLAN_REFUSED, "one finding", null) : null;
        return new PlanPreview("abc", new MigrationPlan("paper", List.of(), List.of(), held, List.of()), refusal);
    }
}
