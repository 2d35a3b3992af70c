package dev.towpath.workflow.migration;

import dev.towpath.model.policy.FillPolicy;
import dev.towpath.workflow.Rest;
import dev.towpath.workflow.activity.ActivityLimits;
import dev.towpath.workflow.activity.BackfillActivities;
import dev.towpath.workflow.activity.FillShare;
import dev.towpath.workflow.activity.StepOrder;
import dev.towpath.workflow.activity.StepOutcome;
import dev.towpath.workflow.activity.StepOutline;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Several activities at one fill, on whichever workers are free. They find their work in the ledger, so the history does not
 * grow with the table. The first hand leads: when it cannot begin, nobody does; a helper that finds no connection free
 * tries again a few times and is then done without.
 */
final class FillHands {
    private static final int HELPERS_ATTEMPTS = 10;
    private static final Duration HELPERS_REST = Duration.ofSeconds(15);

    private final StepOutline step;
    private final StepOrder order;
    private final FillPolicy policy;
    private final List<Promise<StepOutcome>> hands = new ArrayList<>();

    private FillHands(StepOutline step, StepOrder order, FillPolicy policy) {
        this.step = step;
        this.order = order;
        this.policy = policy;
    }

    /**
     * Fills until no hand has anything left.
     *
     * @param stop asked again whenever something happens; when true, all hands are cancelled and waited for
     * @throws TemporalFailure the failure of a hand, also when they {@linkplain OrderedWork#isStop were stopped}
     */
    static StepOutcome run(StepOutline step, StepOrder order, FillPolicy policy, Supplier<Boolean> stop) {
        FillHands fill = new FillHands(step, order, policy);
        return policy.ranges() == 1
                ? OrderedWork.run(() -> Async.function(fill.activity(0)::backfill, fill.share(0)), stop)
                : fill.together(stop);
    }

    private StepOutcome together(Supplier<Boolean> stop) {
        CancellationScope workflow = CancellationScope.current();
        CancellationScope scope = Workflow.newCancellationScope(() -> {
            for (int hand = 0; hand < policy.ranges(); hand++) {
                int number = hand;
                hands.add(
                        number == 0
                                ? Async.function(activity(0)::backfill, share(0))
                                : Async.function(() -> help(number)));
            }
        });
        scope.run();
        Workflow.newDetachedCancellationScope(() -> {
                    Workflow.await(() -> allEnded() || oneGaveUp() || workflow.isCancelRequested() || stop.get());
                    if (!allEnded()) {
                        scope.cancel("ordered to stop");
                    }
                    Workflow.await(this::allEnded);
                })
                .run();
        return outcome();
    }

    private StepOutcome help(int hand) {
        StepOutcome outcome = activity(hand).backfill(share(hand));
        for (int attempt = 1; attempt < HELPERS_ATTEMPTS && outcome instanceof StepOutcome.Busy; attempt++) {
            Rest.until(HELPERS_REST, "then hand " + hand + " looks for a connection again", this::leadEnded);
            if (leadEnded()) {
                return outcome;
            }
            outcome = activity(hand).backfill(share(hand));
        }
        return outcome;
    }

    private BackfillActivities activity(int hand) {
        String who = policy.ranges() == 1 ? "" : "hand " + (hand + 1) + " of " + policy.ranges() + ": ";
        return Workflow.newActivityStub(
                BackfillActivities.class, ActivityLimits.longStep(step.id() + " " + who + step.summary()));
    }

    private StepOrder share(int hand) {
        return order.sharedBy(new FillShare(hand, policy.ranges(), policy));
    }

    private boolean allEnded() {
        return hands.stream().allMatch(Promise::isCompleted);
    }

    private boolean leadEnded() {
        return hands.getFirst().isCompleted();
    }

    /** Also when the lead found somebody else at work: the others would only go on without the tool's lock for sure. */
    private boolean oneGaveUp() {
        return hands.stream().anyMatch(hand -> hand.isCompleted() && hand.getFailure() != null)
                || (leadEnded()
                        && outcomeOf(hands.getFirst())
                                .filter(StepOutcome.Busy.class::isInstance)
                                .isPresent());
    }

    private static Optional<StepOutcome> outcomeOf(Promise<StepOutcome> hand) {
        return hand.isCompleted() && hand.getFailure() == null ? Optional.of(hand.get()) : Optional.empty();
    }

    /** All have ended. What one of them did counts, unless another one gave up. */
    private StepOutcome outcome() {
        @Nullable RuntimeException stopped = null;
        for (Promise<StepOutcome> hand : hands) {
            RuntimeException failure = hand.getFailure();
            if (failure != null && !OrderedWork.isStop(failure)) {
                throw failure;
            }
            stopped = failure == null ? stopped : failure;
        }
        List<StepOutcome> outcomes =
                hands.stream().flatMap(hand -> outcomeOf(hand).stream()).toList();
        Optional<StepOutcome> found = outcomes.stream()
                .filter(StepOutcome.Done.class::isInstance)
                .findFirst()
                .or(() -> outcomes.stream()
                        .filter(StepOutcome.Busy.class::isInstance)
                        .findFirst());
        if (found.isPresent()) {
            return found.get();
        }
        if (stopped != null) {
            throw stopped;
        }
        return new StepOutcome.Part();
    }
}
