package dev.towpath.workflow.migration;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.lock.Blocker;
import dev.towpath.model.plan.Phase;
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
import dev.towpath.workflow.activity.PreparedMigration;
import dev.towpath.workflow.activity.StepOutline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a running migration remembers of itself. Every change is announced, so that every surface shows the same. */
final class MigrationJournal {
    private final MigrationRequest request;
    private final Supplier<Instant> now;
    private final Runnable changed;

    private MigrationState state = MigrationState.QUEUED;
    private Phase phase = Phase.PREPARE;
    private @Nullable PreparedMigration prepared;
    private int stepsDone;
    private @Nullable CurrentStep step;
    private @Nullable Waiting waiting;
    private @Nullable Problem problem;
    private LockRecord locks = LockRecord.NONE;
    private final List<PhaseSpan> phases = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<OrderRecord> orders = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private List<Check> checks = List.of();

    MigrationJournal(MigrationRequest request, Supplier<Instant> now, Runnable changed) {
        this.request = request;
        this.now = now;
        this.changed = changed;
    }

    /** Goes on with what an earlier run wrote down. */
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
        changed.run();
    }

    MigrationStatus status() {
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
                plan == null ? List.of() : plan.held(),
                plan == null ? List.of() : plan.findings(),
                checks,
                notes);
    }

    MigrationState state() {
        return state;
    }

    void enter(MigrationState next) {
        if (next != state) {
            state = next;
            changed.run();
        }
    }

    void begin(Phase next) {
        endPhase();
        phase = next;
        phases.add(new PhaseSpan(next, now.get(), null));
        changed.run();
    }

    Phase phase() {
        return phase;
    }

    void prepared(PreparedMigration plan) {
        prepared = plan;
        changed.run();
    }

    void begin(StepOutline outline) {
        step = new CurrentStep(outline.id(), outline.kind(), outline.summary(), now.get());
        changed.run();
    }

    void done(LockRecord worst, @Nullable Fill fill) {
        stepsDone++;
        locks = locks.and(worst);
        if (fill != null) {
            fills.add(fill);
        }
        step = null;
        waiting = null;
        changed.run();
    }

    /** Another attempt was lost to somebody else. */
    void lost(String on, List<Blocker> heldBy, LockRecord worst) {
        Waiting earlier = waiting;
        Instant since = earlier == null ? now.get() : earlier.since();
        int attempts = earlier == null ? 1 : earlier.attempts() + 1;
        waiting = new Waiting(on, since, heldBy, attempts);
        locks = locks.and(worst);
        changed.run();
    }

    int attemptsLost() {
        Waiting current = waiting;
        return current == null ? 0 : current.attempts();
    }

    void waitsFor(String on) {
        waiting = new Waiting(on, now.get(), List.of(), 0);
        changed.run();
    }

    void waitsNoMore() {
        if (waiting != null) {
            waiting = null;
            changed.run();
        }
    }

    void block(ErrorCode code, String message) {
        CurrentStep current = step;
        problem = new Problem(code, message, current == null ? null : current.id());
        state = MigrationState.BLOCKED;
        changed.run();
    }

    void unblock() {
        problem = null;
        waiting = null;
        state = MigrationState.RUNNING;
        changed.run();
    }

    void proved(List<Check> proof) {
        checks = proof;
        changed.run();
    }

    void order(String name, OperatorOrder order) {
        orders.add(new OrderRecord(name, order.by(), order.reason(), now.get()));
        changed.run();
    }

    void note(List<String> lines) {
        notes.addAll(lines);
        changed.run();
    }

    void end(MigrationState last) {
        endPhase();
        step = null;
        waiting = null;
        if (last != MigrationState.REFUSED) {
            problem = null;
        }
        state = last;
        changed.run();
    }

    private void endPhase() {
        if (!phases.isEmpty() && phases.getLast().ended() == null) {
            PhaseSpan open = phases.removeLast();
            phases.add(new PhaseSpan(open.phase(), open.began(), now.get()));
        }
    }
}
