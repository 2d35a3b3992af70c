package dev.towpath.activity.backfill;

import dev.towpath.activity.ledger.Fills;
import dev.towpath.activity.ledger.Fills.Chunk;
import dev.towpath.activity.ledger.Fills.FillState;
import dev.towpath.activity.step.Failures;
import dev.towpath.activity.step.StepContext;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.engine.spi.server.Chunks.TableChunks;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.plan.Step;
import dev.towpath.model.status.BackfillProgress;
import dev.towpath.model.status.MigrationStatus.Fill;
import dev.towpath.model.status.MigrationStatus.LockRecord;
import dev.towpath.workflow.activity.StepOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a backfill. Exactly once: a chunk's rows and the cursor behind them commit together, so whoever goes on
 * after a crash begins at the first row that was not committed, and an expression like {@code x = x + 1} is right.
 *
 * <p>The last key is fixed before the first chunk, in a snapshot of its own. Rows that the application adds later are not
 * covered, as they would not be by the one statement the team wrote.
 */
final class Filling {
    /** A row that the application holds longer than this ends the chunk, not the application's transaction. */
    private static final Duration ROW_WAIT = Duration.ofSeconds(2);

    private static final Duration CHUNK_LIMIT = Duration.ofMinutes(1);
    private static final int ROW_WAITS_IN_A_ROW = 30;

    private final StepContext context;
    private final Step.Backfill step;
    private final String fingerprint;
    private final Fills fills;
    private final ChunkSize size;
    private final long startedAt = System.nanoTime();
    private long passedHere;

    Filling(StepContext context, Step.Backfill step) {
        this.context = context;
        this.step = step;
        this.fingerprint = context.plan().fingerprint(step);
        this.fills = context.ledger().fills();
        this.size = new ChunkSize(context.plan().policy().fill().chunkTarget());
    }

    StepOutcome run() throws SQLException {
        Connection connection = context.connection();
        context.applySettings(step);
        context.server().limits().inSession(connection, ROW_WAIT, CHUNK_LIMIT);
        TableChunks chunks = context.server().chunks().of(connection, step);
        connection.setAutoCommit(false);
        asLogin();
        context.ledger().begin(connection, context.plan(), step, context.migration());
        FillState state = fills.take(connection, fingerprint, step.estimatedRows());
        connection.commit();
        Key upper = state.upper() == null ? fixUpper(connection, chunks) : state.upper();
        if (upper != null) {
            context.server().limits().durableCommits(connection, false);
            connection.commit();
            fill(connection, chunks, state, upper);
        }
        context.server().limits().durableCommits(connection, true);
        asLogin();
        context.done(step);
        FillState end = fills.read(connection, fingerprint).orElseThrow();
        connection.commit();
        Fill report = new Fill(step.id().value(), step.table().display(), end.rowsChanged(), end.inChunks());
        return new StepOutcome.Done(false, LockRecord.NONE, report);
    }

    private @Nullable Key fixUpper(Connection connection, TableChunks chunks) throws SQLException {
        Optional<Key> upper = chunks.upperBound();
        if (upper.isPresent()) {
            asLogin();
            fills.bound(connection, fingerprint, upper.get());
        }
        connection.commit();
        return upper.orElse(null);
    }

    private void fill(Connection connection, TableChunks chunks, FillState state, Key upper) throws SQLException {
        @Nullable Key cursor = state.cursor();
        long passed = state.rowsPassed();
        int waits = 0;
        while (true) { // Ends when no key is left up to the fixed last one; each turn moves the cursor.
            context.pulse().check();
            try {
                Key reached = chunk(connection, chunks, cursor, upper, state.fence());
                if (reached == null) {
                    return;
                }
                cursor = reached;
                passed += size.rows();
                waits = 0;
            } catch (SQLException e) {
                connection.rollback();
                // The application holds a row of this chunk: try the chunk again, it has changed nothing.
                if (context.server().classify(e) != ErrorCode.LOCK_TIMEOUT || ++waits >= ROW_WAITS_IN_A_ROW) {
                    throw e;
                }
            }
            show(passed);
        }
    }

    /** One chunk; returns its last key, or null when nothing was left. */
    private @Nullable Key chunk(Connection connection, TableChunks chunks, @Nullable Key cursor, Key upper, long fence)
            throws SQLException {
        long began = System.nanoTime();
        int rows = size.rows();
        Optional<Key> to = chunks.boundary(cursor, upper, rows);
        if (to.isEmpty()) {
            connection.commit();
            return null;
        }
        long changed = chunks.run(cursor, to.get());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        asLogin();
        if (!fills.advance(connection, fingerprint, fence, new Chunk(to.get(), rows, changed, took))) {
            connection.rollback();
            throw Failures.of(ErrorCode.FENCED, "another worker took over " + step.id());
        }
        connection.commit();
        size.took(Duration.ofNanos(System.nanoTime() - began));
        passedHere += rows;
        return to.get();
    }

    /** The changeset's settings may have taken a role that knows nothing of the ledger. */
    private void asLogin() throws SQLException {
        if (!step.settings().isEmpty()) {
            context.actAsLogin();
        }
    }

    private void show(long passed) {
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        long shown = step.estimatedRows() > 0 ? Math.min(passed, step.estimatedRows()) : passed;
        context.pulse()
                .show(new BackfillProgress(
                        step.id().value(),
                        step.table().display(),
                        shown,
                        step.estimatedRows(),
                        passedHere / Math.max(0.001, seconds),
                        size.rows()));
    }
}
