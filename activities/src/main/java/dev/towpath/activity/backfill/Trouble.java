package dev.towpath.activity.backfill;

import dev.towpath.activity.ledger.FillRange;
import dev.towpath.activity.ledger.FillRanges;
import dev.towpath.activity.ledger.FillRanges.Chunk;
import dev.towpath.activity.ledger.Quarantine;
import dev.towpath.activity.step.Failures;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.FillSetting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a chunk that failed and left nothing behind: it is tried again with fewer rows, down to the one row that
 * is the trouble. A row that somebody holds is waited for alone, while no other row is locked. A row that the statement
 * fails for is set aside as far as the policy allows, else the step stops.
 */
final class Trouble {
    /** As many waits for one row, each as long as {@link #ALONE_WAIT}, and the attempt ends; Temporal begins another one. */
    private static final int WAITS_ALONE = 30;

    /** Nobody else waits for us meanwhile. */
    private static final Duration ALONE_WAIT = Duration.ofSeconds(2);

    private static final Duration ALONE_LIMIT = Duration.ofMinutes(1);
    /** However short the target: a server that writes a checkpoint may need as long for a few rows. */
    private static final Duration LEAST_LIMIT = Duration.ofSeconds(1);

    private static final int TIMES_TARGET = 25;

    private final FillSession session;
    private final Quarantine quarantine;
    private final FillRanges ranges;
    private final FillPolicy policy;
    private int waitsAlone;
    private @Nullable Boolean alone;

    Trouble(FillSession session, Quarantine quarantine, FillRanges ranges, FillPolicy policy) {
        this.session = session;
        this.quarantine = quarantine;
        this.ranges = ranges;
        this.policy = policy;
    }

    /** Sets the session's limits for a chunk of so many rows, outside of a transaction's work. */
    void limits(int rows) throws SQLException {
        boolean one = rows == 1;
        if (alone != null && alone == one) {
            return;
        }
        Duration row = one ? ALONE_WAIT : policy.duration(FillSetting.ROW_WAIT);
        server().limits().inSession(connection(), row, one ? ALONE_LIMIT : limit(policy));
        connection().commit();
        alone = one;
    }

    /** As long a statement of several rows may take at most. */
    static Duration limit(FillPolicy policy) {
        Duration limit = policy.chunkTarget().multipliedBy(TIMES_TARGET);
        return limit.compareTo(LEAST_LIMIT) > 0 ? limit : LEAST_LIMIT;
    }

    /** Somebody set the session's limits otherwise. */
    void limitsAnew() {
        alone = null;
    }

    /** A chunk committed. */
    void passed() {
        waitsAlone = 0;
    }

    /**
     * After a chunk of so many rows was rolled back.
     *
     * @return the range to go on with; null when nothing is left of it
     * @throws SQLException the failure itself, when nothing of this helps against it
     */
    @Nullable
    FillRange after(SQLException failure, FillRange range, int rows, ChunkSize size) throws SQLException {
        session.context().pulse().check();
        return switch (server().chunks().failure(failure)) {
            case ROWS_HELD -> {
                if (rows == 1 && ++waitsAlone >= WAITS_ALONE) {
                    throw failure;
                }
                size.shrink(2);
                yield range;
            }
            case TOO_SLOW -> {
                if (rows == 1) {
                    throw failure;
                }
                size.shrink(4);
                yield range;
            }
            case BAD_ROW -> {
                if (rows == 1) {
                    yield withoutRow(failure, range);
                }
                size.shrink(2);
                yield range;
            }
            case OTHER -> throw failure;
        };
    }

    /** Sets the next row of the range aside, or stops. */
    private @Nullable FillRange withoutRow(SQLException failure, FillRange range) throws SQLException {
        Key row = session.chunks().boundary(range.after(), range.upper(), 1).orElse(range.upper());
        String state = String.valueOf(failure.getSQLState());
        String said = server().explain(failure);
        session.asLogin();
        boolean allowed = quarantine.size(connection()) < policy.number(FillSetting.QUARANTINE);
        quarantine.note(connection(), row, allowed, state, said);
        boolean last = row.equals(range.upper());
        if (!allowed) {
            connection().commit();
            throw Failures.of(
                    ErrorCode.STATEMENT_FAILED,
                    session.step().id() + " fails for a row of "
                            + session.step().table() + ": " + said
                            + ". Which one is in " + quarantine.table()
                            + ". Correct the row and resume, or let rows be set aside: towpath tune "
                            + session.context().migration() + " quarantine=10, then resume.");
        }
        Chunk nothing = new Chunk(row, 1, 0, Duration.ZERO, Duration.ZERO, last);
        if (!ranges.commit(server(), connection(), range, nothing)) {
            return range; // The next chunk finds out why.
        }
        return last ? null : range.behind(row, 1);
    }

    private Connection connection() {
        return session.connection();
    }

    private DatabaseServer server() {
        return session.context().server();
    }
}
