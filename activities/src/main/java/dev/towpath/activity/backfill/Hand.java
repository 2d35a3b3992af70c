package dev.towpath.activity.backfill;

import dev.towpath.activity.ledger.FillRange;
import dev.towpath.activity.ledger.FillRanges.Bounds;
import dev.towpath.activity.ledger.Fills;
import dev.towpath.activity.ledger.Fills.Totals;
import dev.towpath.activity.ledger.Ledger;
import dev.towpath.activity.step.StepContext;
import dev.towpath.activity.throttle.FillWatch;
import dev.towpath.activity.throttle.Throttles;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.model.plan.Step;
import dev.towpath.model.policy.FillSetting;
import dev.towpath.model.status.MigrationStatus.Fill;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import dev.towpath.workflow.activity.FillShare;
import dev.towpath.workflow.activity.StepOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One attempt of one hand at a fill: takes range after range until none is left for it. Whoever finds all of them done ends
 * the step.
 *
 * <p>The last key is fixed before the first chunk, in a snapshot of its own. Rows that the application adds behind it later
 * are not covered, as they would not be by the one statement the team wrote.
 */
final class Hand {
    private final StepContext context;
    private final Step.Backfill step;
    private final FillShare share;
    private final Throttles throttles;
    private final Herald herald;
    private final Fills fills;
    private final String fingerprint;

    Hand(StepContext context, Step.Backfill step, FillShare share, Throttles throttles, Herald herald) {
        this.throttles = throttles;
        this.herald = herald;
        this.context = context;
        this.step = step;
        this.share = share;
        this.fills = context.ledger().fills();
        this.fingerprint = context.plan().fingerprint(step);
    }

    StepOutcome run() throws SQLException {
        FillSession session = FillSession.open(context, step);
        begin(session);
        HandOut handOut = new HandOut(session, fills, share.hand(), share.hands());
        Passes passes = new Passes(session, fills, share.policy());
        FillGauge gauge = new FillGauge(session, fills, share);
        try (FillWatch watch = throttles.watch(context.database(), step.table(), share.policy())) {
            Alarm alarm = alarm();
            Brake brake = new Brake(share.policy(), context.pulse(), watch, gauge, alarm);
            try {
                work(session, handOut, passes, new RangeFill(session, fills, share, gauge, brake));
            } finally {
                alarm.goesOn();
            }
        }
        return end(session, gauge);
    }

    /** The lead speaks for all hands: one server holds them all up. */
    private Alarm alarm() {
        return new Alarm(
                step.id().value(),
                share.policy().duration(FillSetting.ALARM_AFTER),
                share.hand() == 0 ? news -> herald.tell(context.migration(), news) : news -> {});
    }

    private static void work(FillSession session, HandOut handOut, Passes passes, RangeFill work) throws SQLException {
        Optional<FillRange> range = handOut.next();
        while (range.isPresent() || passes.again()) { // Ends: passes are bounded, and too short ranges are not split.
            if (range.isPresent()) {
                work.fill(range.get());
                session.forLooks();
            }
            range = handOut.next();
        }
    }

    /** Another hand may begin the same fill at the same time: then it exists at the second look. */
    private void begin(FillSession session) throws SQLException {
        try {
            open(session);
        } catch (SQLException e) {
            session.connection().rollback();
            if (e.getSQLState() == null || !e.getSQLState().startsWith("23")) {
                throw e;
            }
            open(session);
        }
    }

    private void open(FillSession session) throws SQLException {
        Connection connection = session.connection();
        session.asLogin();
        if (!fills.exists(connection, fingerprint)) {
            context.ledger().begin(connection, context.plan(), step, context.migration());
            fills.add(connection, fingerprint, step.estimatedRows());
        }
        connection.commit();
        Key upper = session.chunks().upperBound().orElse(null);
        if (upper != null) {
            refuseUnfit(session, upper);
        }
        session.asLogin();
        if (!fills.lock(connection, fingerprint)) {
            fills.bound(connection, fingerprint, upper);
            if (upper != null) {
                fills.ranges(fingerprint).add(connection, new Bounds(0, 1, null, upper, step.estimatedRows()));
            }
        }
        connection.commit();
    }

    private void refuseUnfit(FillSession session, Key upper) throws SQLException {
        FirstChunk.check(session, upper);
        session.connection().commit();
    }

    private StepOutcome end(FillSession session, FillGauge gauge) throws SQLException {
        Connection connection = session.connection();
        context.server().limits().durableCommits(connection, true);
        session.asLogin();
        fills.lock(connection, fingerprint);
        Totals totals = fills.totals(connection, fingerprint);
        Fill report = new Fill(
                step.id().value(),
                step.table().display(),
                totals.rowsChanged(),
                totals.inChunks(),
                totals.longest(),
                totals.quarantined(),
                gauge.inPlace().percent());
        if (totals.open() > 0) {
            connection.commit();
            return new StepOutcome.Part();
        }
        boolean already = context.ledger().mark(connection, fingerprint) == Ledger.Mark.DONE;
        if (!already) {
            context.done(step);
        }
        connection.commit();
        return new StepOutcome.Done(already, LockRecord.NONE, report);
    }
}
