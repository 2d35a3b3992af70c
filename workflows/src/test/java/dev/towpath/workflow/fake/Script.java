package dev.towpath.workflow.fake;

import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What fake activities do, call by call, and what was called. A call is named by the activity's type and, for steps, the
 * step's id: {@code "backfill V1/2"}. A call nobody prescribed anything for succeeds.
 */
public final class Script {
    /** What happens at one call: throws, or returns for the call to go on. */
    public interface Turn {
        void play();
    }

    private static final Turn SUCCEED = () -> {};

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Turn>> turns = new ConcurrentHashMap<>();
    private final Map<String, Integer> busy = new ConcurrentHashMap<>();

    /** At the next call for which nothing is prescribed yet. */
    public Script next(String call, Turn turn) {
        turns.computeIfAbsent(call, any -> new ArrayDeque<>()).add(turn);
        return this;
    }

    /** The next call succeeds; for prescribing what the n-th does. */
    public Script nextSucceeds(String call) {
        return next(call, SUCCEED);
    }

    /** The next call gives up. */
    public Script nextGivesUp(String call, String code, String message) {
        return next(call, () -> {
            throw ApplicationFailure.newNonRetryableFailure(message, code);
        });
    }

    /** The next call fails in a way that Temporal retries. */
    public Script nextStumbles(String call) {
        return next(call, () -> {
            throw ApplicationFailure.newFailure("the connection was cut", "DATABASE_UNAVAILABLE");
        });
    }

    /** The next call waits for its gate. */
    public Gate nextBlocks(String call, boolean cancellable) {
        Gate gate = new Gate(cancellable);
        next(call, gate::pass);
        return gate;
    }

    /** The next call waits until it is asked to stop, and loses its connection over that. */
    public Gate nextStumblesWhenStopped(String call) {
        return nextBlocksThen(call, () -> {
            throw ApplicationFailure.newFailure("the connection was cut", "DATABASE_UNAVAILABLE");
        });
    }

    /** The next call waits until it is asked to stop, and is never heard of again, as when its worker dies. */
    public Gate nextDiesWhenStopped(String call) {
        return nextBlocksThen(call, Gate::beSilent);
    }

    private Gate nextBlocksThen(String call, Turn end) {
        Gate gate = new Gate(true);
        next(call, () -> {
            try {
                gate.pass();
            } catch (ActivityCompletionException stopped) {
                end.play();
            }
        });
        return gate;
    }

    /** The next call waits for its gate, and then gives up. */
    public Gate nextBlocksThenGivesUp(String call, String code, String message) {
        Gate gate = new Gate(false);
        next(call, () -> {
            gate.pass();
            throw ApplicationFailure.newNonRetryableFailure(message, code);
        });
        return gate;
    }

    /** The next calls of a step answer that somebody else has what it needs. */
    public Script busy(String call, int times) {
        busy.put(call, times);
        return this;
    }

    /** Every call so far, in order; {@code "… cancelled"} when it was stopped. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** How often this was called. */
    public long count(String call) {
        return calls.stream().filter(call::equals).count();
    }

    void called(String call) {
        calls.add(call);
        Turn turn;
        synchronized (this) {
            Deque<Turn> mine = turns.get(call);
            turn = mine == null || mine.isEmpty() ? SUCCEED : mine.poll();
        }
        try {
            turn.play();
        } catch (ActivityCompletionException stopped) {
            calls.add(call + " cancelled");
            throw stopped;
        }
    }

    boolean isBusy(String call) {
        return busy.merge(call, -1, Integer::sum) >= 0;
    }
}
