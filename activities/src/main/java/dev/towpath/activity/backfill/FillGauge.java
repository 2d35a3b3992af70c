package dev.towpath.activity.backfill;

import dev.towpath.activity.ledger.Fills;
import dev.towpath.activity.ledger.Fills.Totals;
import dev.towpath.model.plan.Step;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.model.status.FillPace;
import dev.towpath.workflow.activity.FillShare;
import java.sql.SQLException;
import java.time.Duration;
import java.util.TreeMap;

/** Tells how far the fill is and how fast this hand goes, about once a second. */
final class FillGauge {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final FillSession session;
    private final Fills fills;
    private final FillShare share;
    private final long startedAt = System.nanoTime();
    private long shownAt = startedAt - EVERY.toNanos();
    private long passedHere;

    FillGauge(FillSession session, Fills fills, FillShare share) {
        this.session = session;
        this.fills = fills;
        this.share = share;
    }

    /** A chunk committed. */
    void passed(long rows) {
        passedHere += rows;
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
        double seconds = (now - startedAt) / 1e9;
        double rate = passedHere / Math.max(0.001, seconds);
        long passed = totals.rowsPassed();
        session.context()
                .pulse()
                .show(new BackfillProgress(
                        step.id().value(),
                        step.table().display(),
                        step.estimatedRows() > 0 ? Math.min(passed, step.estimatedRows()) : passed,
                        step.estimatedRows(),
                        rate,
                        chunkRows,
                        new FillPace(
                                share.hand(),
                                share.hands(),
                                rate,
                                rate,
                                Duration.ZERO,
                                new TreeMap<>(),
                                null,
                                totals.quarantined())));
    }
}
