package dev.towpath.workflow.migration;

import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.QueuePlace;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One migration of one database: prepare, deploy, backfill, validate. It ends completed, rolled back or refused; a step
 * that gives up does not end it but blocks it until an operator orders what to do.
 */
@WorkflowInterface
public interface MigrationWorkflow {
    /** The type's name on the server. */
    String TYPE = "towpath.migration";

    /** Runs the migration to its end and returns how it ended. */
    @WorkflowMethod(name = TYPE)
    MigrationStatus migrate(MigrationRequest request);

    /** How it stands now. */
    @QueryMethod(name = "status")
    MigrationStatus status();

    /**
     * Stops after what runs now: a chunk, or a statement. Answers at once with the status; rejected when the migration
     * is over, already paused or rolling back.
     */
    @UpdateMethod(name = "pause")
    MigrationStatus pause(OperatorOrder order);

    /** Rejects a pause that makes no sense. */
    @UpdateValidatorMethod(updateName = "pause")
    void validatePause(OperatorOrder order);

    /** Goes on after a pause, or tries the step again that gave up. Rejected when nothing waits for it. */
    @UpdateMethod(name = "resume")
    MigrationStatus resume(OperatorOrder order);

    /** Rejects a resume that makes no sense. */
    @UpdateValidatorMethod(updateName = "resume")
    void validateResume(OperatorOrder order);

    /**
     * Lets fills go otherwise from now on; one that runs goes on within seconds where it was. Answers at once with the
     * status; rejected when a setting is none, and when the migration is over or rolling back.
     */
    @UpdateMethod(name = "tune")
    MigrationStatus tune(TuneOrder order);

    /** Rejects an order to tune that makes no sense. */
    @UpdateValidatorMethod(updateName = "tune")
    void validateTune(TuneOrder order);

    /**
     * Ends the migration forwards: what runs now is finished or safely undone, half-built indexes are dropped, the
     * expanded schema and all data stay. Rejected when the migration is over or already rolling back.
     */
    @UpdateMethod(name = "rollback")
    MigrationStatus rollback(OperatorOrder order);

    /** Rejects a rollback that makes no sense. */
    @UpdateValidatorMethod(updateName = "rollback")
    void validateRollback(OperatorOrder order);

    /** A backfill stands still, and for how long is worth somebody's attention; or it goes on after that. */
    @SignalMethod(name = "fill-stands-still")
    void fillStandsStill(Standstill news);

    /** The lane lets this migration in, or asks whether it still lives when it is in already. */
    @SignalMethod(name = "lane-granted")
    void laneGranted();

    /** The lane says who goes first; sent again when that changes. */
    @SignalMethod(name = "lane-place")
    void lanePlace(QueuePlace place);
}
