package dev.towpath.activity.backfill;

import dev.towpath.activity.ledger.FillRange;
import dev.towpath.activity.ledger.FillRanges;
import dev.towpath.activity.ledger.FillRanges.Chunk;
import dev.towpath.activity.ledger.Fills;
import dev.towpath.activity.step.Failures;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.engine.spi.server.Chunks.TableChunks;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.FillSetting;
import dev.towpath.workflow.activity.FillShare;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills one range, chunk by chunk. Exactly once: a chunk's rows and the cursor behind them commit together, so whoever goes
 * on after a crash begins at the first row that was not committed, and an expression like {@code x = x + 1} is right.
 */
final class RangeFill {
    private static final Duration DURABLE_EVERY = Duration.ofSeconds(1);

    private final FillSession session;
    private final FillRanges ranges;
    private final TableChunks chunks;
    private final Connection connection;
    private final FillPolicy policy;
    private final FillGauge gauge;
    private final Trouble trouble;
    private final Brake brake;
    private final Cleaning cleaning;
    private final ChunkSize size = new ChunkSize();
    private final PassingOver passing = new PassingOver();
    private Duration longest = Duration.ZERO;
    private long durableAt = System.nanoTime();

    RangeFill(FillSession session, Fills fills, FillShare share, FillGauge gauge, Brake brake) {
        this.session = session;
        this.ranges = fills.ranges(session.fingerprint());
        this.chunks = session.chunks();
        this.connection = session.connection();
        this.policy = share.policy();
        this.cleaning = new Cleaning(session, share);
        this.gauge = gauge;
        this.trouble = new Trouble(session, fills.quarantine(session.fingerprint()), ranges, policy);
        this.brake = brake;
    }

    /** Fills what is left of a range that this hand took. */
    void fill(FillRange taken) throws SQLException {
        session.context().server().limits().durableCommits(connection, policy.flag(FillSetting.DURABLE_COMMITS));
        connection.commit();
        trouble.limitsAnew();
        @Nullable FillRange range = taken;
        while (range != null) { // Each turn moves the cursor towards the fixed last key, or is counted by Trouble.
            session.context().pulse().check();
            gauge.show(size.rows());
            brake.beforeChunk(size.rows());
            if (cleaning.run()) {
                trouble.limitsAnew();
            }
            range = next(range);
        }
    }

    /** The range after one more chunk; null when nothing is left of it. */
    private @Nullable FillRange next(FillRange range) throws SQLException {
        int rows = size.rows();
        trouble.limits(rows);
        try {
            return chunk(range, rows);
        } catch (SQLException e) {
            connection.rollback();
            return trouble.after(e, range, rows, size);
        }
    }

    private @Nullable FillRange chunk(FillRange range, int rows) throws SQLException {
        long began = System.nanoTime();
        Optional<Key> inside = chunks.boundary(range.after(), range.upper(), rows);
        Key to = inside.orElse(range.upper());
        long passed = inside.isPresent() ? rows : chunks.count(range.after(), to);
        boolean durable = isDurable();
        long locking = System.nanoTime();
        long changed = chunks.run(range.after(), to, passing.looks());
        boolean last = to.equals(range.upper());
        gauge.inPlace().look(chunks, last);
        session.asLogin();
        Duration soFar = since(began);
        long committing = System.nanoTime();
        Chunk chunk = new Chunk(to, passed, changed, soFar, longer(since(locking)), last);
        if (!ranges.commit(session.context().server(), connection, range, chunk)) {
            return reread(range);
        }
        longest = longer(since(locking));
        brake.committed(durable ? since(committing) : Duration.ZERO, since(began));
        trouble.passed();
        passing.passed(passed, changed);
        cleaning.changed(changed);
        gauge.passed(passed, since(began));
        size.took(rows, since(began), brake.target());
        return last ? null : range.behind(to, passed);
    }

    /**
     * Whether the transaction's commit waits for the disk. One a second does in any case: it bounds what a crash of the
     * server repeats, and shows how long the application's commits take now.
     */
    private boolean isDurable() throws SQLException {
        if (policy.flag(FillSetting.DURABLE_COMMITS)) {
            return true;
        }
        boolean due = since(durableAt).compareTo(DURABLE_EVERY) >= 0;
        if (due) {
            durableAt = System.nanoTime();
            session.context().server().limits().durableCommit(connection);
        }
        return due;
    }

    /** The range as the ledger has it, after somebody took a part of it. */
    private FillRange reread(FillRange mine) throws SQLException {
        session.asLogin();
        FillRange now = ranges.lock(connection, mine.number());
        connection.commit();
        if (now.fence() != mine.fence()) {
            throw Failures.of(
                    ErrorCode.FENCED,
                    "another worker took over " + session.step().id());
        }
        return now;
    }

    private Duration longer(Duration one) {
        return one.compareTo(longest) > 0 ? one : longest;
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
