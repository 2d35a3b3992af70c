package dev.towpath.review.plan;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntConsumer;

/**
 * How the time of some work grows with its size: about 2 when twice as much needs twice the time, 4 when it needs four
 * times as much.
 */
final class Growth {
    private static final int ATTEMPTS = 3;

    private Growth() {}

    /** The least of some attempts: collecting garbage and compiling only ever add to one of them. */
    static double of(IntConsumer work, int size) {
        work.accept(size / 10);
        double least = Double.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS && least > 2.5; i++) {
            double half = time(work, size / 2);
            least = Math.min(least, time(work, size) / half);
        }
        return least;
    }

    /** Of the processor, so that a busy machine does not count. */
    private static double time(IntConsumer work, int size) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        work.accept(size);
        return threads.getCurrentThreadCpuTime() - began;
    }
}
