package dev.towpath.engine.postgres.server.chunk;

import dev.towpath.engine.spi.server.Chunks;
import dev.towpath.model.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Chunks along a key, or along where rows are stored when there is none. */
public final class PostgresChunks implements Chunks {
    /** {@code lock_not_available}, {@code deadlock_detected}, {@code serialization_failure}. */
    private static final Set<String> HELD = Set.of("55P03", "40P01", "40001");

    /** {@code query_canceled}: {@code statement_timeout}, or somebody's {@code pg_cancel_backend}. */
    private static final String CANCELLED = "57014";

    /** Data exceptions, violated constraints, a WITH CHECK OPTION, what functions raise. */
    private static final Set<String> ROW_CLASSES = Set.of("22", "23", "44", "P0");

    @Override
    public TableChunks of(Connection connection, Step.Backfill step) throws SQLException {
        ChunkStatement statement = ChunkStatement.of(connection, step);
        return step.key().isEmpty()
                ? new StoredChunks(connection, step, statement)
                : new KeysetChunks(connection, step, statement, KeyColumns.read(connection, step.table(), step.key()));
    }

    @Override
    public Failure failure(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return Failure.OTHER;
        }
        if (HELD.contains(state)) {
            return Failure.ROWS_HELD;
        }
        if (state.equals(CANCELLED)) {
            return Failure.TOO_SLOW;
        }
        boolean ofRow = ROW_CLASSES.contains(state.substring(0, Math.min(2, state.length())));
        return ofRow ? Failure.BAD_ROW : Failure.OTHER;
    }
}
