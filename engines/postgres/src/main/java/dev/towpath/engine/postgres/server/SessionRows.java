package dev.towpath.engine.postgres.server;

import dev.towpath.model.throttle.Measured;
import dev.towpath.model.throttle.OldTransaction;
import dev.towpath.model.throttle.SessionReading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * What sessions do. A role without {@code pg_read_all_stats} is not shown what those of other roles do; whether they wait
 * for a lock it can read from {@code pg_locks}, which costs more and is read only then. Waits for advisory locks are the
 * application's way of queueing and no sign of trouble.
 */
final class SessionRows {
    /** Those whose locks are looked into; finding out who blocks one takes a look at the whole lock table. */
    private static final int LOOKED_INTO = 50;

    private static final String OURS = "application_name LIKE '" + PostgresServer.APPLICATION + ": %'";

    static final String SQL = """
            WITH clients AS MATERIALIZED (
                SELECT pid, datid, usesysid, state, wait_event_type, wait_event, backend_type IS NULL AS hidden,
                       datname = current_database() AS here, pid = pg_backend_pid() OR %s AS ours
                FROM pg_stat_activity
                WHERE %s
            ), waiting AS MATERIALIZED (
                SELECT pid FROM clients
                WHERE here AND NOT ours
                  AND CASE WHEN hidden THEN pid = ANY (ARRAY(
                               SELECT l.pid FROM pg_locks l WHERE NOT l.granted AND l.locktype <> 'advisory'))
                           ELSE wait_event_type = 'Lock' AND wait_event <> 'advisory' END
            ), tightest AS (
                %s
            )
            SELECT (SELECT count(*) FROM waiting),
                   (SELECT count(*) FROM (SELECT pid FROM waiting LIMIT %d) AS w
                    WHERE pg_blocking_pids(w.pid) && ARRAY(SELECT pid FROM clients WHERE ours)),
                   (SELECT count(*) FROM clients
                    WHERE NOT ours AND state = 'active' AND wait_event_type IS DISTINCT FROM 'Lock'),
                   (SELECT count(*) FROM clients WHERE NOT ours AND hidden),
                   most, used
            FROM tightest
            """.formatted(OURS, ConnectionLimits.CLIENT, ConnectionLimits.TIGHTEST, LOOKED_INTO);

    /**
     * Who may keep dead rows of this database: with the seconds since its transaction began, or with the age of its
     * snapshot in transactions, which is shown of hidden sessions too. Vacuum ignores vacuum, wherever it runs.
     */
    static final String HOLDERS = """
            (SELECT 'session ' || pid || ' (' || coalesce(nullif(application_name, ''), usename, backend_type)
                        || coalesce(', ' || state, '') || ')',
                    extract(epoch FROM clock_timestamp() - xact_start), NULL::int
             FROM pg_stat_activity
             WHERE datname = current_database() AND usesysid IS NOT NULL AND xact_start IS NOT NULL
               AND (backend_xid IS NOT NULL OR backend_xmin IS NOT NULL) AND NOT %1$s
               AND pid NOT IN (SELECT pid FROM pg_stat_progress_vacuum)
             ORDER BY xact_start LIMIT 1)
            UNION ALL
            (SELECT 'session ' || pid || ' (' || coalesce(nullif(application_name, ''), usename) || ')',
                    NULL, greatest(age(backend_xid), age(backend_xmin))
             FROM pg_stat_activity
             WHERE datname = current_database() AND usesysid IS NOT NULL AND backend_type IS NULL
               AND (backend_xid IS NOT NULL OR backend_xmin IS NOT NULL) AND NOT %1$s
               AND pid NOT IN (SELECT pid FROM pg_stat_progress_vacuum)
             ORDER BY 3 DESC LIMIT 1)
            UNION ALL
            (SELECT 'prepared transaction ' || gid, extract(epoch FROM clock_timestamp() - prepared), NULL
             FROM pg_prepared_xacts WHERE database = current_database() ORDER BY prepared LIMIT 1)
            UNION ALL
            (SELECT 'replication slot ' || slot_name, NULL, age(xmin)
             FROM pg_replication_slots WHERE xmin IS NOT NULL ORDER BY 3 DESC LIMIT 1)
            UNION ALL
            (SELECT 'replica ' || application_name, NULL, age(backend_xmin)
             FROM pg_stat_replication WHERE backend_xmin IS NOT NULL ORDER BY 3 DESC LIMIT 1)
            """.formatted(OURS);

    private SessionRows() {}

    /** Everything but the oldest transaction, and how many sessions are hidden. */
    record Counts(int blocked, int blockedByUs, int active, int hidden, int limit, int used) {
        static Counts read(ResultSet row) throws SQLException {
            row.next();
            return new Counts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6));
        }

        SessionReading with(Measured<OldTransaction> oldest, String user) {
            Measured<Integer> working = hidden == 0
                    ? Measured.of(active)
                    : Measured.unknown("whether " + hidden + " sessions of other users work is not shown to " + user
                            + "; run GRANT pg_monitor TO " + user);
            return new SessionReading(blocked, blockedByUs, working, oldest, limit, used);
        }

        /** What is not seen although no signal stands still for it. */
        List<String> skipped(String user) {
            return hidden == 0
                    ? List.of()
                    : List.of("Of " + hidden + " sessions of other users " + user
                            + " is not shown since when their transactions are open; they count from when they were first"
                            + " seen. To see it run GRANT pg_monitor TO " + user + ".");
        }
    }

    /** @param transactions when which transaction number was the next */
    static Measured<OldTransaction> oldest(ResultSet row, PositionHistory transactions, long nextTransaction, long now)
            throws SQLException {
        Measured<OldTransaction> oldest = Measured.notHere();
        Duration age = Duration.ZERO;
        while (row.next()) {
            Duration open = ReplicationRows.seconds(row, 2);
            Duration held = open != null ? open : transactions.atLeastBehind(nextTransaction - row.getLong(3), now);
            if (held.compareTo(age) > 0) {
                age = held;
                oldest = Measured.of(new OldTransaction(row.getString(1), held));
            }
        }
        return oldest;
    }
}
