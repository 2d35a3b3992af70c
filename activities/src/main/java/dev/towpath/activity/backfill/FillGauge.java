package dev.towpath.activity.backfill;

import dev.towpath.activity.ledger.Fills;
import dev.towpath.activity.ledger.Fills.Totals;
import dev.towpath.model.plan.Step;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.model.status.FillPace;
import dev.towpath.model.throttle.Signal;
import dev.towpath.model.throttle.ThrottleVerdict;
import dev.towpath.workflow.activity.FillShare;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells how far the fill is and how this hand goes, about once a second. */
final class FillGauge {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final FillSession session;
    private final Fills fills;
    private final FillShare share;
    private final PaceLog pace = new PaceLog(System.nanoTime());
    private final InPlace inPlace = new InPlace();
    private final SortedMap<String, Duration> stood = new TreeMap<>();
    private final long startedAt = System.nanoTime();
    private long shownAt = startedAt - EVERY.toNanos();
    private Duration chunk = Duration.ZERO;
    private @Nullable String waiting;

    FillGauge(FillSession session, Fills fills, FillShare share) {
        this.session = session;
        this.fills = fills;
        this.share = share;
    }

    /** A chunk committed. */
    void passed(long rows, Duration took) {
        pace.passed(rows, System.nanoTime());
        chunk = took;
    }

    /** Counts rows that cost no index a new entry. */
    InPlace inPlace() {
        return inPlace;
    }

    /** What it waits for from now on; null when it works. */
    void waits(@Nullable String reason) {
        waiting = reason;
    }

    /** It stood still so long because of a verdict. */
    void stood(ThrottleVerdict verdict, Duration time) {
        for (Signal signal : verdict.signals()) {
            if (signal.level() == verdict.level()) {
                stood.merge(signal.name(), time, Duration::plus);
            }
        }
    }

    /** Shows the fill, when it was not shown for a while; between two chunks. */
    void show(int chunkRows) throws SQLException {
        long now = System.nanoTime();
        if (now - shownAt < EVERY.toNanos()) {
            return;
        }
        shownAt = now;
        session.asLogin();
        Totals totals = fills.totals(session.connection(), session.fingerprint());
        session.connection().commit();
        Step.Backfill step = session.step();
        long passed = totals.rowsPassed();
        session.context()
                .pulse()
                .show(new BackfillProgress(
                        step.id().value(),
                        step.table().display(),
                        step.estimatedRows() > 0 ? Math.min(passed, step.estimatedRows()) : passed,
                        step.estimatedRows(),
                        pace.rate(now),
                        chunkRows,
                        new FillPace(
                                share.hand(),
                                share.hands(),
                                pace.slowest(now),
                                pace.fastest(now),
                                chunk,
                                shares(now),
                                waiting,
                                totals.quarantined(),
                                inPlace.percent())));
    }

    private SortedMap<String, Integer> shares(long now) {
        SortedMap<String, Integer> shares = new TreeMap<>();
        double all = Math.max(1, now - startedAt);
        stood.forEach((name, time) -> shares.put(name, (int) Math.round(100 * time.toNanos() / all)));
        return shares;
    }
}
