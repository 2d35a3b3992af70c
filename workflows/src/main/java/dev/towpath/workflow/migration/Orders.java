package dev.towpath.workflow.migration;

import dev.towpath.model.status.MigrationState;
import io.temporal.failure.ApplicationFailure;
import org.jspecify.annotations.Nullable;

/**
 * What operators ordered and nobody has acted on yet. Taking an order only notes it down; a validator changes nothing and
 * says why an order makes no sense.
 */
final class Orders {
    private final MigrationJournal journal;
    private boolean pause;
    private boolean resume;
    private boolean rollback;
    private boolean tuning;

    /** Those of an earlier run, when there was one. */
    Orders(MigrationJournal journal, boolean paused) {
        this.journal = journal;
        this.pause = paused;
    }

    boolean pauseOrdered() {
        return pause;
    }

    boolean resumeOrdered() {
        return resume;
    }

    boolean rollbackOrdered() {
        return rollback;
    }

    /** Whether fills shall go otherwise than the one that runs began. */
    boolean tuningOrdered() {
        return tuning;
    }

    /** What begins now begins as ordered. */
    void tuningHeeded() {
        tuning = false;
    }

    /** Only a resume that comes from now on counts. */
    void forgetResume() {
        resume = false;
    }

    void pause(OperatorOrder order) {
        pause = true;
        journal.order("pause", order);
    }

    void resume(OperatorOrder order) {
        pause = false;
        resume = true;
        journal.order("resume", order);
    }

    void rollback(OperatorOrder order) {
        rollback = true;
        journal.order("rollback", order);
    }

    void tune(TuneOrder order) {
        tuning = true;
        journal.tune(order.tuning().settings(), order.signed());
    }

    void validateTune(TuneOrder order) {
        validate(order == null ? null : new OperatorOrder(order.by(), order.reason()));
        reject(order.flaw());
    }

    void validatePause(OperatorOrder order) {
        validate(order);
        reject(pause ? "it is paused already" : "");
        boolean blocked = journal.state() == MigrationState.BLOCKED;
        reject(blocked ? "it is blocked: nothing runs until somebody orders resume or rollback" : "");
    }

    void validateResume(OperatorOrder order) {
        validate(order);
        boolean waits = pause || journal.state() == MigrationState.BLOCKED;
        reject(waits ? "" : "it is " + journal.state().display() + ", so there is nothing to resume");
    }

    /** What every order must be like, and when none is taken any more. */
    void validate(@Nullable OperatorOrder order) {
        // Temporal's UI sends nothing when nothing is typed.
        reject(order == null ? "an order needs \"by\" and \"reason\"" : order.flaw());
        boolean over = journal.state().isFinal();
        MigrationState state = over ? journal.state() : MigrationState.ROLLING_BACK;
        reject(over || rollback ? "it is " + state.display() + ": no order is taken any more" : "");
    }

    private static void reject(String flaw) {
        if (!flaw.isEmpty()) {
            throw ApplicationFailure.newNonRetryableFailure(flaw, "ORDER_REJECTED");
        }
    }
}
