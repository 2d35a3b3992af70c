package dev.towpath.activity.backfill;

import dev.towpath.activity.step.StepContext;
import dev.towpath.engine.spi.server.Chunks.TableChunks;
import dev.towpath.model.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The session a hand fills with, and how it is set up.
 *
 * @param chunks those of the step's table, over this session
 */
record FillSession(StepContext context, Step.Backfill step, TableChunks chunks) {
    /** What is asked about the table as a whole; chunks have a shorter limit. */
    static final Duration LOOK_LIMIT = Duration.ofMinutes(1);

    /** Prepares the session: settings of the changeset, limits, transactions. */
    static FillSession open(StepContext context, Step.Backfill step) throws SQLException {
        context.applySettings(step);
        TableChunks chunks = context.server().chunks().of(context.connection(), step);
        context.connection().setAutoCommit(false);
        FillSession session = new FillSession(context, step, chunks);
        session.forLooks();
        return session;
    }

    /** Until chunks set shorter ones: limits for what concerns the table or the fill as a whole; outside of a transaction's work. */
    void forLooks() throws SQLException {
        context.server().limits().inSession(connection(), LOOK_LIMIT, LOOK_LIMIT);
        connection().commit();
    }

    Connection connection() {
        return context.connection();
    }

    String fingerprint() {
        return context.plan().fingerprint(step);
    }

    /** For the rest of the transaction: the changeset's settings may have taken a role that knows nothing of the ledger. */
    void asLogin() throws SQLException {
        if (!step.settings().isEmpty()) {
            context.actAsLogin();
        }
    }
}
