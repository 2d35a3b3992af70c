package dev.towpath.workflow;

import dev.towpath.workflow.activity.ActivityLimits;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Supplier;

/** A durable wait that something may end early. Unlike an await with a limit it leaves no timer behind. */
public final class Rest {
    private Rest() {}

    /**
     * Waits inside a workflow.
     *
     * @param longest how long when nothing happens
     * @param why shown with the timer
     * @param enough ends the wait; asked again whenever something happens
     */
    public static void until(Duration longest, String why, Supplier<Boolean> enough) {
        CancellationScope scope = Workflow.newCancellationScope(() -> {
            var timer = Workflow.newTimer(
                    longest,
                    TimerOptions.newBuilder()
                            .setSummary(ActivityLimits.shorten(why))
                            .build());
            Workflow.await(() -> timer.isCompleted() || enough.get());
        });
        scope.run();
        scope.cancel();
    }
}
