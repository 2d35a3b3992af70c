package dev.towpath.activity.backfill;

import dev.towpath.activity.ledger.FillRange;
import dev.towpath.activity.ledger.FillRanges;
import dev.towpath.activity.ledger.FillRanges.Bounds;
import dev.towpath.activity.ledger.Fills;
import dev.towpath.activity.step.Failures;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.model.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A table with a key is gone through once. One without is cut by where its rows are stored, which the application changes
 * with every update: it is gone through again until nothing was left to change.
 */
final class Passes {
    private static final int MOST = 20;

    private final FillSession session;
    private final Fills fills;
    private final FillRanges ranges;

    Passes(FillSession session, Fills fills) {
        this.session = session;
        this.fills = fills;
        this.ranges = fills.ranges(session.fingerprint());
    }

    /**
     * Begins another pass when the one before is over and changed something.
     *
     * @throws io.temporal.failure.ApplicationFailure when the application goes on writing rows that have to be changed
     */
    boolean again() throws SQLException {
        if (!session.step().key().isEmpty()) {
            return false;
        }
        Connection connection = session.connection();
        Optional<Key> upper = session.chunks().upperBound();
        session.asLogin();
        fills.lock(connection, session.fingerprint());
        List<FillRange> all = ranges.all(connection);
        int pass = all.stream().mapToInt(FillRange::pass).max().orElse(0);
        boolean over = all.stream().allMatch(FillRange::done);
        boolean again = over && upper.isPresent() && ranges.changedIn(connection, pass) > 0;
        if (again && pass < MOST) {
            ranges.add(
                    connection,
                    new Bounds(
                            HandOut.next(all),
                            pass + 1,
                            null,
                            upper.get(),
                            session.step().estimatedRows()));
        }
        connection.commit();
        if (again && pass >= MOST) {
            throw Failures.of(
                    ErrorCode.STATEMENT_FAILED,
                    session.step().table() + " was gone through " + MOST + " times, and each time "
                            + session.step().id() + " found rows to change: the application goes on writing such rows."
                            + " Change it first, or give the table a primary key and start again.");
        }
        return again;
    }
}
