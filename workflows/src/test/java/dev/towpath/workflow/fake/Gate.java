package dev.towpath.workflow.fake;

import dev.towpath.workflow.activity.ActivityLimits;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds an activity until the test opens it; meanwhile the activity heartbeats, and so learns of a cancellation. */
public final class Gate {
    private static final int SECONDS_AT_MOST = 60;

    private final boolean cancellable;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch refused = new CountDownLatch(1);

    Gate(boolean cancellable) {
        this.cancellable = cancellable;
    }

    /** Waits until the activity stands before it. */
    public Gate awaitReached() {
        await(reached);
        return this;
    }

    /** Waits until an activity that cannot be cancelled was asked to stop and did not. */
    public Gate awaitRefusedToStop() {
        await(refused);
        return this;
    }

    /** Lets the activity go on. */
    public void open() {
        open.countDown();
    }

    void pass() {
        reached.countDown();
        try {
            while (!open.await(50, TimeUnit.MILLISECONDS)) {
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the worker is shut down", e);
        }
    }

    /** Longer than a worker may be silent. */
    static void beSilent() {
        try {
            TimeUnit.MILLISECONDS.sleep(ActivityLimits.HEARTBEAT.toMillis() * 3 / 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        try {
            Activity.getExecutionContext().heartbeat("waiting");
        } catch (ActivityCompletionException stop) {
            if (cancellable) {
                throw stop;
            }
            refused.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS_AT_MOST, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing came within " + SECONDS_AT_MOST + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
