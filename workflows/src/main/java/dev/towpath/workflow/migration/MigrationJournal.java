package dev.towpath.workflow.migration;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.finding.Finding;
import dev.towpath.model.lock.Blocker;
import dev.towpath.model.plan.MigrationPlan.HeldChangeset;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.status.MigrationState;
import dev.towpath.model.status.MigrationStatus;
import dev.towpath.model.status.MigrationStatus.Check;
import dev.towpath.model.status.MigrationStatus.CurrentStep;
import dev.towpath.model.status.MigrationStatus.Fill;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import dev.towpath.model.status.MigrationStatus.OrderRecord;
import dev.towpath.model.status.MigrationStatus.PhaseSpan;
import dev.towpath.model.status.MigrationStatus.Problem;
import dev.towpath.model.status.MigrationStatus.Waiting;
import dev.towpath.model.status.QueuePlace;
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a running migration remembers of itself. Every change is announced, so that every surface shows the same. */
final class MigrationJournal {
    /** Bounds the payload: a reason may have 2,000 characters. */
    private static final int ORDERS_KEPT = 100;

    private final MigrationRequest request;
    private final Supplier<Instant> now;
    private final Consumer<MigrationStatus> board;

    private MigrationState state = MigrationState.QUEUED;
    private Phase phase = Phase.PREPARE;
    private @Nullable PreparedMigration prepared;
    private int stepsDone;
    private @Nullable CurrentStep step;
    private @Nullable Waiting waiting;
    private @Nullable Problem problem;
    private LockRecord locks = LockRecord.NONE;
    private FillPolicy fill;
    private final List<PhaseSpan> phases = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<OrderRecord> orders = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private List<Check> checks = List.of();

    MigrationJournal(MigrationRequest request, Supplier<Instant> now, Consumer<MigrationStatus> board) {
        this.request = request;
        this.now = now;
        this.board = board;
        this.fill = request.policy().fill();
    }

    /** Shows how things stand. Every change does this by itself. */
    void announce() {
        board.accept(status());
    }

    /** Goes on with what an earlier run wrote down, before anything is shown. */
    void restore(MigrationStatus earlier, PreparedMigration plan) {
        prepared = plan;
        state = earlier.state();
        phase = earlier.phase();
        stepsDone = earlier.stepsDone();
        locks = earlier.locks();
        phases.addAll(earlier.phases());
        fills.addAll(earlier.fills());
        orders.addAll(earlier.orders());
        notes.addAll(earlier.notes());
        fill = earlier.fill();
    }

    MigrationStatus status() {
        PreparedMigration plan = prepared;
        return status(plan == null ? List.of() : plan.held(), plan == null ? List.of() : plan.findings());
    }

    /** What the next run cannot find in the plan. */
    MigrationStatus statusToHandOn() {
        return status(List.of(), List.of());
    }

    private MigrationStatus status(List<HeldChangeset> held, List<Finding> findings) {
        PreparedMigration plan = prepared;
        Problem shown = problem != null ? problem : plan == null ? null : plan.refusal();
        return new MigrationStatus(
                request.id(),
                request.database(),
                state,
                phase,
                request.digest(),
                plan == null ? null : plan.planDigest(),
                stepsDone,
                plan == null ? 0 : plan.steps().size(),
                step,
                waiting,
                shown,
                phases,
                fills,
                locks,
                orders,
                held,
                findings,
                checks,
                notes,
                fill);
    }

    int stepsDone() {
        return stepsDone;
    }

    MigrationState state() {
        return state;
    }

    void enter(MigrationState next) {
        if (next != state) {
            state = next;
            announce();
        }
    }

    void begin(Phase next) {
        endPhase();
        phase = next;
        phases.add(new PhaseSpan(next, now.get(), null));
        announce();
    }

    Phase phase() {
        return phase;
    }

    void prepared(PreparedMigration plan) {
        prepared = plan;
        announce();
    }

    void begin(StepOutline outline) {
        CurrentStep current = step;
        // Another attempt at the same step began when the first one did.
        Instant since = current != null && current.id().equals(outline.id()) ? current.since() : now.get();
        step = new CurrentStep(outline.id(), outline.kind(), outline.summary(), since);
        announce();
    }

    void done(LockRecord worst, @Nullable Fill fill) {
        stepsDone++;
        locks = locks.and(worst);
        if (fill != null) {
            fills.add(fill);
        }
        step = null;
        waiting = null;
        announce();
    }

    /** Another attempt was lost to somebody else. */
    void lost(String on, List<Blocker> heldBy, LockRecord worst) {
        Waiting earlier = waiting;
        Instant since = earlier == null ? now.get() : earlier.since();
        int attempts = earlier == null ? 1 : earlier.attempts() + 1;
        waiting = new Waiting(on, since, heldBy, attempts);
        locks = locks.and(worst);
        announce();
    }

    /** News may arrive when the step they are about is over. */
    void standstill(Standstill news) {
        CurrentStep current = step;
        boolean known = waiting != null && waiting.alarm();
        if (current == null || !current.id().equals(news.step()) || (news.over() && !known)) {
            return;
        }
        waiting = news.over() ? null : Waiting.heldUp("the throttle: " + news.reason(), now.get());
        announce();
    }

    int attemptsLost() {
        Waiting current = waiting;
        return current == null ? 0 : current.attempts();
    }

    /** Also when it waits there already and its place changed. */
    void waitsInQueue(String on, @Nullable QueuePlace place) {
        Waiting earlier = waiting;
        Instant since = earlier == null ? now.get() : earlier.since();
        waiting = new Waiting(on, since, List.of(), 0, place);
        announce();
    }

    void waitsNoMore() {
        if (waiting != null) {
            waiting = null;
            announce();
        }
    }

    void block(ErrorCode code, String message) {
        CurrentStep current = step;
        problem = new Problem(code, message, current == null ? null : current.id());
        state = MigrationState.BLOCKED;
        announce();
    }

    void unblock(MigrationState next) {
        problem = null;
        waiting = null;
        state = next;
        announce();
    }

    void proved(List<Check> proof) {
        checks = proof;
        announce();
    }

    void order(String name, OperatorOrder order) {
        orders.add(new OrderRecord(name, order.by(), order.reason(), now.get()));
        if (orders.size() > ORDERS_KEPT) {
            orders.removeFirst(); // it stays in Temporal's history
        }
        announce();
    }

    void tune(Map<String, String> settings, OperatorOrder by) {
        fill = fill.with(settings);
        order("tune", by);
    }

    /** How fills go from now on. */
    FillPolicy fill() {
        return fill;
    }

    void note(List<String> lines) {
        notes.addAll(lines);
        announce();
    }

    void end(MigrationState last) {
        endPhase();
        step = null;
        waiting = null;
        if (last != MigrationState.REFUSED) {
            problem = null;
        }
        state = last;
        announce();
    }

    private void endPhase() {
        if (!phases.isEmpty() && phases.getLast().ended() == null) {
            PhaseSpan open = phases.removeLast();
            phases.add(new PhaseSpan(open.phase(), open.began(), now.get()));
        }
    }
}
