package dev.towpath.activity.backfill;

import dev.towpath.activity.ledger.FillRange;
import dev.towpath.activity.ledger.FillRanges;
import dev.towpath.activity.ledger.FillRanges.Bounds;
import dev.towpath.activity.ledger.FillRanges.Chunk;
import dev.towpath.activity.ledger.Fills;
import dev.towpath.activity.step.Failures;
import dev.towpath.engine.spi.server.Chunks.Failure;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.FillSetting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A table with a key is gone through once. One without is cut by where its rows are stored, which the application changes
 * with every update: it is gone through again until nothing was left to change.
 *
 * <p>An application that goes on adding rows to be changed would have it gone through for ever, and a row that it moves out
 * of the way of each pass would be met by none. So after each pass the statement is tried as one, for as long as a chunk may
 * take at most, and for longer when the pass had nothing to change, since it will hardly lock a row then: it meets every row
 * there is. Rows that come later it would not have met as it was written either.
 */
final class Passes {
    private static final int MOST = 20;

    private final FillSession session;
    private final Fills fills;
    private final FillRanges ranges;
    private final FillPolicy policy;

    Passes(FillSession session, Fills fills, FillPolicy policy) {
        this.session = session;
        this.fills = fills;
        this.ranges = fills.ranges(session.fingerprint());
        this.policy = policy;
    }

    /**
     * How far the table was gone through.
     *
     * @param over whether the last pass is
     * @param changed whether it changed something
     */
    private record Situation(List<FillRange> all, int pass, boolean over, boolean changed) {}

    /**
     * Begins another pass when the one before is over and changed something.
     *
     * @throws io.temporal.failure.ApplicationFailure when the application goes on writing rows that have to be changed
     */
    boolean again() throws SQLException {
        if (!session.step().key().isEmpty()) {
            return false;
        }
        Optional<Key> upper = session.chunks().upperBound();
        Situation before = look();
        session.connection().commit();
        if (upper.isEmpty() || !before.over() || atOnce(before, upper.get())) {
            return false;
        }
        Situation now = look();
        boolean again = now.over() && now.changed();
        if (again && now.pass() < MOST) {
            add(now, upper.get());
        }
        session.connection().commit();
        if (again && now.pass() >= MOST) {
            throw Failures.of(
                    ErrorCode.STATEMENT_FAILED,
                    session.step().table() + " was gone through " + MOST + " times, and each time "
                            + session.step().id() + " found rows to change: the application goes on writing such rows,"
                            + " and the table is too large to be looked at as a whole in the time of a chunk."
                            + " Change the application first, or give the table a primary key and start again.");
        }
        return again;
    }

    /** In the transaction that goes on, which holds the lock of the fill's row from now on. */
    private Situation look() throws SQLException {
        Connection connection = session.connection();
        session.asLogin();
        fills.lock(connection, session.fingerprint());
        List<FillRange> all = ranges.all(connection);
        int pass = all.stream().mapToInt(FillRange::pass).max().orElse(0);
        boolean over = all.stream().allMatch(FillRange::done);
        return new Situation(all, pass, over, ranges.changedIn(connection, pass) > 0);
    }

    /** Adds the next pass; the number of its range. */
    private int add(Situation now, Key upper) throws SQLException {
        int number = HandOut.next(now.all());
        ranges.add(
                session.connection(),
                new Bounds(number, now.pass() + 1, null, upper, session.step().estimatedRows()));
        return number;
    }

    /** Whether the rest was changed by one statement over the whole table, which is the last pass then. */
    private boolean atOnce(Situation before, Key upper) throws SQLException {
        Connection connection = session.connection();
        Duration limit = before.changed() ? Trouble.limit(policy) : FillSession.LOOK_LIMIT;
        try {
            session.context().server().limits().inTransaction(connection, policy.duration(FillSetting.ROW_WAIT), limit);
            long began = System.nanoTime();
            long changed = session.chunks().runWhole();
            Situation now = look();
            if (!now.over() || now.pass() != before.pass()) {
                connection.rollback();
                return false;
            }
            FillRange last = ranges.lock(connection, add(now, upper));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Chunk chunk = new Chunk(upper, last.rowsLeft(), changed, took, took, true);
            return ranges.commit(session.context().server(), connection, last, chunk);
        } catch (SQLException e) {
            connection.rollback();
            if (session.context().server().chunks().failure(e) == Failure.OTHER) {
                throw e;
            }
            return false;
        }
    }
}
