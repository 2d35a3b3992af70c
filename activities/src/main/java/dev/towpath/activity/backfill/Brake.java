package dev.towpath.activity.backfill;

import dev.towpath.activity.step.Pulse;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.FillSetting;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Holds a hand back between two chunks, while it has no transaction open. */
final class Brake {
    /** So often a rest is interrupted to see whether the work shall stop. */
    private static final Duration TURN = Duration.ofMillis(100);

    private final FillPolicy policy;
    private final Pulse pulse;
    private Duration owed = Duration.ZERO;

    Brake(FillPolicy policy, Pulse pulse) {
        this.policy = policy;
        this.pulse = pulse;
    }

    /** How long the next chunk should take. */
    Duration target() {
        return policy.chunkTarget();
    }

    /** Rests as long as it has to. */
    void beforeChunk() {
        long until = System.nanoTime() + owed.toNanos();
        owed = Duration.ZERO;
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            pulse.check();
            rest(Duration.ofNanos(Math.min(left, TURN.toNanos())));
        }
    }

    /**
     * A chunk committed.
     *
     * @param commit how long the commit took
     * @param chunk how long all of it took
     */
    void committed(Duration commit, Duration chunk) {
        long percent = policy.number(FillSetting.DUTY_PERCENT);
        owed = chunk.multipliedBy(100 - percent).dividedBy(percent);
    }

    private static void rest(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
