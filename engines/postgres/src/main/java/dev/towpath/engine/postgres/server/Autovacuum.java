package dev.towpath.engine.postgres.server;

import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.model.lock.Blocker;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Autovacuum in the way of a strong lock. The server cancels it for whoever waits for its lock longer than
 * {@code deadlock_timeout}, 1 s by default, which only a superuser may change; a strong lock is waited for less long than
 * that, so a long vacuum would keep a migration out to its end. The lock asked for here is the vacuum's own, which goes
 * together with everything that reads and writes rows. The manual: "Explicit Locking" and "Routine Vacuuming".
 */
final class Autovacuum {
    /** Vacuum against wraparound is never cancelled: waiting for it would be in vain. Toast tables cannot be locked. */
    private static final String TABLES = """
            SELECT DISTINCT n.nspname, c.relname
            FROM pg_locks l
            JOIN pg_stat_activity a ON a.pid = l.pid
            JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE a.pid = ANY (?) AND a.backend_type = 'autovacuum worker'
              AND a.query NOT LIKE '%(to prevent wraparound)' AND c.relkind IN ('r', 'm')
              AND l.granted AND l.locktype = 'relation' AND l.mode = 'ShareUpdateExclusiveLock'
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
            ORDER BY 1, 2
            """;

    /** A little longer than the server takes to look, but not for ever where somebody made it look seldom. */
    private static final String PATIENCE = """
            SELECT set_config('lock_timeout', least(setting::int + 1000, 30000)::text, true)
            FROM pg_settings WHERE name = 'deadlock_timeout'
            """;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Autovacuum() {}

    static boolean makesWay(Connection session, List<Blocker> inTheWay) throws SQLException {
        boolean madeWay = false;
        for (String table : tables(session, inTheWay)) {
            madeWay |= waited(session, table);
        }
        return madeWay;
    }

    private static List<String> tables(Connection session, List<Blocker> inTheWay) throws SQLException {
        List<String> tables = new ArrayList<>();
        Array sessions = session.createArrayOf(
                "integer", inTheWay.stream().map(Blocker::session).toArray());
        try (PreparedStatement statement = session.prepareStatement(TABLES)) {
            statement.setArray(1, sessions);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tables.add(PostgresNames.quote(row.getString(1)) + "." + PostgresNames.quote(row.getString(2)));
                }
            }
        }
        return tables;
    }

    /** The lock is given back at once: held on, it could deadlock with whoever wants the table more strongly. */
    private static boolean waited(Connection session, String table) throws SQLException {
        session.setAutoCommit(false);
        try (Statement statement = session.createStatement()) {
            statement.execute(PATIENCE);
            statement.execute("LOCK TABLE ONLY " + table + " IN SHARE UPDATE EXCLUSIVE MODE");
            return true;
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            return false;
        } finally {
            session.rollback();
            session.setAutoCommit(true);
        }
    }
}
