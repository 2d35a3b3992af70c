package dev.towpath.testing.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** What the proxy's line lets through at the moment, for all its links. */
final class Line {
    enum State {
        OPEN,
        BLACK_HOLE,
        CUT
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.OPEN;
    private Duration delay = Duration.ZERO;

    void become(State next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void delay(Duration wait) {
        lock.lock();
        try {
            delay = wait;
        } finally {
            lock.unlock();
        }
    }

    /** A link closed: whoever waits for it must look again. */
    void linkClosed() {
        become(state());
    }

    State state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns when the next block may go: waits out a black hole, which {@link #become} or the link's end stops, then
     * the delay.
     */
    void pass(BooleanSupplier closed) throws IOException {
        Duration wait;
        lock.lock();
        try {
            while (state == State.BLACK_HOLE && !closed.getAsBoolean()) {
                changed.awaitUninterruptibly();
            }
            if (state == State.CUT || closed.getAsBoolean()) {
                throw new IOException("the line is cut");
            }
            wait = delay;
        } finally {
            lock.unlock();
        }
        long end = System.nanoTime() + wait.toNanos();
        for (long left = wait.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
