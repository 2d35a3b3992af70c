package dev.towpath.starter.cli;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.ExitCode;
import dev.towpath.model.TowpathException;
import dev.towpath.starter.client.MigrationView;
import dev.towpath.starter.client.Observer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks at a migration until something decides. A server that goes away for a while ends nothing. */
final class Waiting {
    /** How long a server may be gone before waiting for it is given up. */
    private static final Duration ABSENCE = Duration.ofMinutes(2);

    private final Surroundings surroundings;
    private final LiveView live;

    Waiting(Surroundings surroundings, LiveView live) {
        this.surroundings = surroundings;
        this.live = live;
    }

    /** How waiting ended. */
    record Ended(MigrationView view, ExitCode code, boolean timedOut) {}

    /**
     * Waits; without a timeout it ends when the migration does, or when the process is told to stop.
     *
     * @param verdict the exit code, or empty to go on
     */
    Ended until(Observer observer, Function<MigrationView, Optional<ExitCode>> verdict, @Nullable Duration timeout) {
        long began = System.nanoTime();
        long answered = began;
        MigrationView view = null;
        while (true) {
            try {
                view = observer.look();
                answered = System.nanoTime();
                live.show(view);
                Optional<ExitCode> code = verdict.apply(view);
                if (code.isPresent()) {
                    live.end();
                    return new Ended(view, code.get(), false);
                }
            } catch (TowpathException e) {
                if (e.code() != ErrorCode.TEMPORAL_UNAVAILABLE || view == null || since(answered, ABSENCE)) {
                    throw e;
                }
                live.absent(e);
            }
            if (timeout != null && since(began, timeout)) {
                live.end();
                return new Ended(view, ExitCode.PAUSED, true);
            }
            pause();
        }
    }

    private static boolean since(long began, Duration bound) {
        return System.nanoTime() - began >= bound.toNanos();
    }

    private void pause() {
        try {
            Thread.sleep(surroundings.interval());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TowpathException(ErrorCode.INTERNAL, "Waiting was interrupted; the migration goes on.", e);
        }
    }
}
