package dev.towpath.activity.backfill;

import dev.towpath.activity.ledger.FillRange;
import dev.towpath.activity.ledger.FillRanges;
import dev.towpath.activity.ledger.FillRanges.Bounds;
import dev.towpath.activity.ledger.Fills;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.engine.spi.server.Chunks.TableChunks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands out ranges of one fill from the ledger. A hand that finds none free takes the second half of the largest that
 * another hand works on, so that all hands are busy to the end, on however many workers they are.
 *
 * <p>Whoever changes the ranges holds the lock of the fill's row, for milliseconds; chunks do not need it.
 */
final class HandOut {
    /** Fewer rows are filled in less time than it takes to share them. */
    private static final long SPLIT_ABOVE = 20_000;

    /** Each turn finds a range, or one fewer to split; more are lost races only. */
    private static final int TURNS = 100;

    private final FillSession session;
    private final Fills fills;
    private final FillRanges ranges;
    private final int hand;
    private final int hands;
    private final Set<Integer> whole = new HashSet<>();

    HandOut(FillSession session, Fills fills, int hand, int hands) {
        this.session = session;
        this.fills = fills;
        this.ranges = fills.ranges(session.fingerprint());
        this.hand = hand;
        this.hands = hands;
    }

    /** A range for this hand, taken; empty when there is none left for it. */
    Optional<FillRange> next() throws SQLException {
        whole.clear();
        for (int turn = 0; turn < TURNS; turn++) {
            switch (choose()) {
                case RangeChoice.Take taken -> {
                    return Optional.of(taken.range());
                }
                case RangeChoice.Split victim -> {
                    Optional<FillRange> half = split(victim.range());
                    if (half.isPresent()) {
                        return half;
                    }
                }
                case RangeChoice.Nothing ignored -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** As {@link RangeChoice} decides; what it takes is taken. */
    private RangeChoice choose() throws SQLException {
        Connection connection = session.connection();
        session.asLogin();
        fills.lock(connection, session.fingerprint());
        RangeChoice choice = RangeChoice.of(ranges.all(connection), hand, hands, SPLIT_ABOVE, whole);
        if (choice instanceof RangeChoice.Take take) {
            choice = new RangeChoice.Take(ranges.take(connection, take.range().number(), hand));
        }
        connection.commit();
        return choice;
    }

    /** The second half of a range, taken; empty when it has no middle or its owner was faster. */
    private Optional<FillRange> split(FillRange seen) throws SQLException {
        Connection connection = session.connection();
        TableChunks chunks = session.chunks();
        Optional<Key> middle = chunks.middle(seen.after(), seen.upper(), seen.rowsLeft());
        connection.commit();
        if (middle.isEmpty()) {
            whole.add(seen.number());
            return Optional.empty();
        }
        session.asLogin();
        fills.lock(connection, session.fingerprint());
        FillRange now = ranges.lock(connection, seen.number());
        if (now.done() || !now.upper().equals(seen.upper()) || !lies(now.after(), middle.get(), chunks)) {
            connection.rollback();
            return Optional.empty();
        }
        long half = now.rowsLeft() / 2;
        ranges.narrow(connection, now.number(), middle.get(), now.estimatedRows() - half);
        int number = next(ranges.all(connection));
        ranges.add(connection, new Bounds(number, now.pass(), middle.get(), now.upper(), half));
        FillRange taken = ranges.take(connection, number, hand);
        connection.commit();
        return Optional.of(taken);
    }

    private static boolean lies(@Nullable Key after, Key middle, TableChunks chunks) throws SQLException {
        return after == null || chunks.isBefore(after, middle);
    }

    /** The number of the next range. */
    static int next(List<FillRange> all) {
        return all.stream().mapToInt(FillRange::number).max().orElse(-1) + 1;
    }
}
