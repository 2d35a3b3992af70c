package dev.towpath.workflow.replay;

import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.QueuePlace;
import dev.towpath.workflow.activity.ActivityLimits;
import dev.towpath.workflow.activity.PrepareActivities;
import dev.towpath.workflow.migration.MigrationRequest;
import dev.towpath.workflow.migration.MigrationWorkflow;
import dev.towpath.workflow.migration.OperatorOrder;
import dev.towpath.workflow.migration.Standstill;
import dev.towpath.workflow.migration.TuneOrder;
import io.temporal.workflow.Workflow;

/** A migration that somebody changed: it no longer asks the lane first. */
public final class HastyMigration implements MigrationWorkflow {
    @Override
    public MigrationStatus migrate(MigrationRequest request) {
        Workflow.newActivityStub(PrepareActivities.class, ActivityLimits.prepare())
                .prepare(request);
        throw new UnsupportedOperationException("only its beginning is needed");
    }

    @Override
    public MigrationStatus status() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MigrationStatus pause(OperatorOrder order) {
        return status();
    }

    @Override
    public void validatePause(OperatorOrder order) {}

    @Override
    public MigrationStatus resume(OperatorOrder order) {
        return status();
    }

    @Override
    public void validateResume(OperatorOrder order) {}

    @Override
    public MigrationStatus tune(TuneOrder order) {
        return status();
    }

    @Override
    public void validateTune(TuneOrder order) {}

    @Override
    public MigrationStatus rollback(OperatorOrder order) {
        return status();
    }

    @Override
    public void validateRollback(OperatorOrder order) {}

    @Override
    public void fillStandsStill(Standstill news) {}

    @Override
    public void laneGranted() {}

    @Override
    public void lanePlace(QueuePlace place) {}
}
