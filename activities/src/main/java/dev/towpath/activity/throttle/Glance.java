package dev.towpath.activity.throttle;

import dev.towpath.model.throttle.Amounts;
import dev.towpath.model.throttle.Measured;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The newest look at one thing. Looks one at a time, each in a thread that may hang: then nothing new is seen, and what
 * was seen grows old until it counts for nothing.
 *
 * @param <T> what is seen
 */
final class Glance<T> {
    /** What was seen longer ago says nothing of now. */
    static final Duration FRESH = Duration.ofSeconds(5);

    private final String what;
    private final Supplier<Measured<T>> look;
    private final Runnable release;
    /** Held during a look, and for ever after the release. */
    private final AtomicBoolean looking = new AtomicBoolean();

    private volatile @Nullable Seen<T> seen;
    private volatile boolean closed;

    private record Seen<T>(Measured<T> value, long at) {}

    /**
     * Nothing is seen yet.
     *
     * @param what how reasons name it
     * @param look never throws what is expected to happen
     * @param release gives back what looks use, when no look runs and none will
     */
    Glance(String what, Supplier<Measured<T>> look, Runnable release) {
        this.what = what;
        this.look = look;
        this.release = release;
    }

    /**
     * Begins a look, if none runs.
     *
     * @param afterwards what to do in the same thread when it is over
     */
    void begin(Executor threads, Runnable afterwards) {
        if (looking.compareAndSet(false, true)) {
            threads.execute(() -> {
                try {
                    long at = System.nanoTime();
                    seen = new Seen<>(look.get(), at);
                } finally {
                    end();
                    afterwards.run();
                }
            });
        }
    }

    private void end() {
        looking.set(false);
        if (closed && looking.compareAndSet(false, true)) {
            release.run();
        }
    }

    /** Whether anything was seen, however long ago. */
    boolean answered() {
        return seen != null;
    }

    /** What was seen last, as long as it is fresh. */
    Measured<T> newest(long now) {
        Seen<T> last = seen;
        if (last == null) {
            return Measured.unknown(what + " has not answered yet");
        }
        Duration age = Duration.ofNanos(now - last.at());
        return age.compareTo(FRESH) > 0
                ? Measured.unknown(what + " has not answered for " + Amounts.time(age))
                : last.value();
    }

    /** No more looks; what they use is given back as soon as none runs. */
    void close(Executor threads) {
        closed = true;
        if (looking.compareAndSet(false, true)) {
            threads.execute(release);
        }
    }
}
