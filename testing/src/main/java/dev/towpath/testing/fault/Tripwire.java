package dev.towpath.testing.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An armed fault. Strikes once. */
public final class Tripwire {
    /** Whether the triggering message still reaches the server. */
    enum Side {
        BEFORE,
        AFTER
    }

    private final Trigger trigger;
    private final Side side;
    private final AtomicInteger seen = new AtomicInteger();
    private final CountDownLatch struck = new CountDownLatch(1);

    Tripwire(Trigger trigger, Side side) {
        this.trigger = trigger;
        this.side = side;
    }

    /** Whether the fault has struck and its connection is closed on both sides. */
    public boolean hasStruck() {
        return struck.getCount() == 0;
    }

    /**
     * Waits until the fault has struck and its connection is closed on both sides.
     *
     * @throws AssertionError when that does not happen in time
     */
    public void awaitStrike(Duration limit) throws InterruptedException {
        if (!struck.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new AssertionError(
                    "no fault within " + limit + ": " + seen + " of " + trigger.nth() + " matching messages were seen");
        }
    }

    Side side() {
        return side;
    }

    /** Counts a message; true for the one that trips. */
    boolean trips(FrontendMessage message) {
        return trigger.matches().test(message) && seen.incrementAndGet() == trigger.nth();
    }

    void strike() {
        struck.countDown();
    }
}
