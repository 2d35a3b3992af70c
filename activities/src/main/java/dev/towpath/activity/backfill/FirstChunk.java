package dev.towpath.activity.backfill;

import dev.towpath.activity.step.Failures;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.model.ErrorCode;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Looks at how the server would run a chunk before any runs: one that reads the whole table would be run for every few rows.
 */
final class FirstChunk {
    private static final int ROWS = 1_000;

    private FirstChunk() {}

    /** @throws io.temporal.failure.ApplicationFailure when chunks would not go along the key, or there is no end to them */
    static void check(FillSession session, Key upper) throws SQLException {
        Optional<String> unsettled = session.chunks().unsettled();
        if (unsettled.isPresent()) {
            throw Failures.of(
                    ErrorCode.STATEMENT_FAILED,
                    session.step().id() + " was not begun over "
                            + session.step().table() + ": " + unsettled.get()
                            + ". Roll back, give it a primary key, and start again.");
        }
        Key to = session.chunks().boundary(null, upper, ROWS).orElse(upper);
        Optional<String> detour = session.chunks().detour(null, to);
        if (detour.isPresent()) {
            throw Failures.of(
                    ErrorCode.STATEMENT_FAILED,
                    session.step().id() + " was not begun: for every chunk of about " + ROWS + " rows "
                            + detour.get()
                            + ". Run ANALYZE on these tables, make sure that the index exists and is valid, then resume.");
        }
    }
}
