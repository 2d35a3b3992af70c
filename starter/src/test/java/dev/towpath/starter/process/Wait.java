package dev.towpath.starter.process;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for what another process will do. */
final class Wait {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(50);

    private Wait() {}

    /**
     * Returns when it is so.
     *
     * @param report what to print when it never comes true
     */
    static void until(String what, Supplier<String> report, Callable<Boolean> holds) throws Exception {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!holds.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LONGEST + ": " + what + "\n" + report.get());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }
}
