package dev.towpath.activity.step;

import dev.towpath.model.ErrorCode;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeat of one activity, beaten by another thread, so that a worker blocked in the database still shows that it
 * lives and still hears that it shall stop. Hearing it, the statement that runs is cancelled on the server.
 */
public final class Pulse implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final ActivityExecutionContext context;
    private final Draining draining;
    private final Executor stopper;
    private final ScheduledFuture<?> beats;
    private volatile @Nullable Object shown;
    private volatile @Nullable ActivityCompletionException stopped;
    private volatile @Nullable Runnable onStop;

    /** @param stopper runs what is to be done when the activity shall stop, which may take its time */
    Pulse(ActivityExecutionContext context, Draining draining, ScheduledExecutorService timer, Executor stopper) {
        this.context = context;
        this.draining = draining;
        this.stopper = stopper;
        this.beats = timer.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What the pending activity shows from the next beat on. */
    public void show(Object details) {
        shown = details;
    }

    /** What to do, from another thread, when the activity shall stop; null for nothing. */
    void onStop(@Nullable Runnable action) {
        onStop = action;
        if (action != null && stopped != null) {
            action.run();
        }
    }

    /** Which attempt this is, from 1. */
    public int attempt() {
        return context.getInfo().getAttempt();
    }

    /**
     * Goes on, or ends the activity where nothing is half done.
     *
     * @throws ActivityCompletionException when Temporal wants it stopped
     * @throws ApplicationFailure {@code WORKER_DRAINING} when the worker shuts down
     */
    public void check() {
        ActivityCompletionException reason = stopped;
        if (reason != null) {
            throw reason;
        }
        if (draining.isDraining()) {
            throw ApplicationFailure.newBuilder()
                    .setType(ErrorCode.WORKER_DRAINING.name())
                    .setMessage("the worker is shutting down; another one goes on")
                    .setCategory(ApplicationErrorCategory.BENIGN)
                    .setNextRetryDelay(Duration.ofSeconds(1))
                    .build();
        }
    }

    /** Why Temporal wants the activity stopped, or null. */
    public @Nullable ActivityCompletionException stopped() {
        return stopped;
    }

    private void beat() {
        try {
            context.heartbeat(shown);
        } catch (ActivityCompletionException e) {
            stopped = e;
            Runnable action = onStop;
            if (action != null) {
                stopper.execute(action);
            }
        }
    }

    @Override
    public void close() {
        beats.cancel(false);
    }
}
