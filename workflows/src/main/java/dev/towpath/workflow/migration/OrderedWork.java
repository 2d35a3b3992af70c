package dev.towpath.workflow.migration;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.status.MigrationState;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Work under orders: between two attempts it listens, and when it gives up it waits to be told what to do. */
final class OrderedWork {
    private final MigrationJournal journal;
    private final Orders orders;

    OrderedWork(MigrationJournal journal, Orders orders) {
        this.journal = journal;
        this.orders = orders;
    }

    /**
     * Repeats a piece of work until it says it is done. A failure blocks the migration until an operator decides; an
     * order to pause is honoured between two attempts.
     *
     * @return false when a rollback was ordered, even if the work was done by then
     * @throws CanceledFailure when the workflow was cancelled
     */
    boolean untilItWorks(Supplier<Boolean> work) {
        while (mayGoOn()) {
            try {
                if (work.get()) {
                    CancellationScope.throwCanceled();
                    return !orders.rollbackOrdered();
                }
            } catch (ActivityFailure | ApplicationFailure failure) {
                // Stopped by an order: the next round honours it. Cancelled with the workflow: the next round throws.
                if (!isStop(failure)) {
                    block(failure);
                }
            }
        }
        return false;
    }

    /**
     * Waits while paused.
     *
     * @return false when a rollback was ordered
     * @throws CanceledFailure when the workflow was cancelled
     */
    boolean mayGoOn() {
        CancellationScope.throwCanceled();
        if (orders.pauseOrdered() && !orders.rollbackOrdered()) {
            MigrationState before = journal.state();
            journal.enter(MigrationState.PAUSED);
            Workflow.await(() -> !orders.pauseOrdered() || orders.rollbackOrdered());
            if (!orders.rollbackOrdered()) {
                journal.enter(before);
            }
        }
        return !orders.rollbackOrdered();
    }

    /**
     * Starts an activity and waits for it, also when the workflow is cancelled: nothing is tidied up behind an activity
     * that still runs.
     *
     * @param stop asked again whenever something happens; when true, the activity is cancelled and waited for
     * @throws ActivityFailure when it gives up, and when it {@linkplain #isStop was stopped}
     */
    static <T> T run(Supplier<Promise<T>> activity, Supplier<Boolean> stop) {
        List<Promise<T>> started = new ArrayList<>();
        CancellationScope workflow = CancellationScope.current();
        CancellationScope scope = Workflow.newCancellationScope(() -> started.add(activity.get()));
        scope.run();
        Promise<T> outcome = started.getFirst();
        Workflow.newDetachedCancellationScope(
                        () -> Workflow.await(() -> outcome.isCompleted() || workflow.isCancelRequested() || stop.get()))
                .run();
        if (!outcome.isCompleted()) {
            scope.cancel("ordered to stop");
        }
        return outcome.get();
    }

    /**
     * Whether an activity ended because it was cancelled. Not all of them answer so: the worker may die before it does, or
     * the connection be cut. The server would have such an attempt repeated, and says that it did not because of the order.
     */
    static boolean isStop(Throwable failure) {
        return failure instanceof CanceledFailure
                || failure.getCause() instanceof CanceledFailure
                || (failure instanceof ActivityFailure activity
                        && activity.getRetryState() == RetryState.RETRY_STATE_CANCEL_REQUESTED);
    }

    private void block(TemporalFailure failure) {
        MigrationState before = journal.state();
        orders.forgetResume();
        journal.block(codeOf(failure), messageOf(failure));
        Workflow.await(() -> orders.resumeOrdered() || orders.rollbackOrdered());
        journal.unblock(orders.rollbackOrdered() ? MigrationState.ROLLING_BACK : before);
    }

    /** The reason as an activity or this workflow gave it, without Temporal's words around it. */
    static String messageOf(TemporalFailure failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        String said = reason instanceof ApplicationFailure application
                ? application.getOriginalMessage()
                : reason.getMessage();
        return Objects.requireNonNullElse(said, reason.getClass().getSimpleName());
    }

    private static ErrorCode codeOf(TemporalFailure failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        if (reason instanceof ApplicationFailure application) {
            for (ErrorCode code : ErrorCode.values()) {
                if (code.name().equals(application.getType())) {
                    return code;
                }
            }
        }
        return ErrorCode.INTERNAL;
    }
}
