package dev.towpath.activity.backfill;

import dev.towpath.model.policy.FillPolicy;
import dev.towpath.model.policy.FillSetting;
import dev.towpath.workflow.activity.FillShare;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Stops for a vacuum whenever a part of the table was changed, where the policy wants that: the room of dead rows is used
 * again by the next ones, and the table does not grow by all of them. The first hand does it for all.
 */
final class Cleaning {
    private static final Duration LOCK = Duration.ofSeconds(1);

    private final FillSession session;
    private final FillShare share;
    private final double due;
    private double changed;

    Cleaning(FillSession session, FillShare share) {
        this.session = session;
        this.share = share;
        FillPolicy policy = share.policy();
        this.due = session.step().estimatedRows() * policy.number(FillSetting.VACUUM_PERCENT) / 100.0;
    }

    /** This hand changed rows; the others do as much. */
    void changed(long rows) {
        changed += (double) rows * share.hands();
    }

    /**
     * Cleans up when it is time, outside of any transaction.
     *
     * @return whether it did, so that the session's limits are others now
     */
    boolean run() throws SQLException {
        if (due <= 0 || share.hand() > 0 || changed < due) {
            return false;
        }
        changed = 0;
        Connection connection = session.connection();
        connection.setAutoCommit(true);
        try {
            session.context().server().limits().inSession(connection, LOCK, Duration.ZERO);
            session.chunks().vacuum();
        } finally {
            connection.setAutoCommit(false);
        }
        return true;
    }
}
