package dev.towpath.activity.backfill;

import dev.towpath.activity.step.Pulse;
import dev.towpath.activity.throttle.FillWatch;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.FillSetting;
import dev.towpath.model.throttle.Level;
import dev.towpath.model.throttle.ThrottleVerdict;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Holds a hand back between two chunks, while it has no transaction open. */
final class Brake {
    /** So often a rest is interrupted to see whether it is over, and whether the work shall stop. */
    private static final Duration TURN = Duration.ofMillis(100);

    /** While a signal says slow, half of the time belongs to others. */
    private static final int SLOW_PERCENT = 50;

    private final FillPolicy policy;
    private final Pulse pulse;
    private final FillWatch watch;
    private final FillGauge gauge;
    private final Alarm alarm;
    private final ChunkTarget target;
    private ThrottleVerdict verdict = ThrottleVerdict.NORMAL;
    private Duration owed = Duration.ZERO;

    Brake(FillPolicy policy, Pulse pulse, FillWatch watch, FillGauge gauge, Alarm alarm) {
        this.alarm = alarm;
        this.policy = policy;
        this.pulse = pulse;
        this.watch = watch;
        this.gauge = gauge;
        this.target = new ChunkTarget(policy.chunkTarget());
    }

    /** How long the next chunk should take. */
    Duration target() {
        return target.now(verdict.applicationWaits() > 0, System.nanoTime());
    }

    /**
     * Rests as long as it has to.
     *
     * @param rows of the next chunk, for whoever looks meanwhile
     */
    void beforeChunk(int rows) throws SQLException {
        verdict = watch.verdict();
        while (verdict.level().holds()) { // Ends with the signal, or with an order to stop.
            long began = System.nanoTime();
            String reason = verdict.reason().orElse("");
            gauge.waits(reason);
            alarm.stands(reason, began);
            gauge.show(rows);
            pulse.check();
            rest(TURN);
            gauge.stood(verdict, Duration.ofNanos(System.nanoTime() - began));
            verdict = watch.verdict();
        }
        alarm.goesOn();
        gauge.waits(verdict.level() == Level.SLOW ? verdict.reason().orElse(null) : null);
        payBack();
    }

    private void payBack() {
        long began = System.nanoTime();
        long until = began + owed.toNanos();
        owed = Duration.ZERO;
        for (long left = until - began; left > 0; left = until - System.nanoTime()) {
            pulse.check();
            rest(Duration.ofNanos(Math.min(left, TURN.toNanos())));
        }
        if (verdict.level() == Level.SLOW) {
            gauge.stood(verdict, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /**
     * A chunk committed.
     *
     * @param durable how long the commit took, if it waited for the disk; else zero
     * @param chunk how long all of it took
     */
    void committed(Duration durable, Duration chunk) {
        if (!durable.isZero()) {
            watch.committed(durable);
        }
        long percent = policy.number(FillSetting.DUTY_PERCENT);
        long most = verdict.level() == Level.SLOW ? Math.min(percent, SLOW_PERCENT) : percent;
        owed = chunk.multipliedBy(100 - most).dividedBy(most);
    }

    private static void rest(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
