package dev.towpath.engine.postgres.server;

import dev.towpath.engine.postgres.sql.LiteralMask;
import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.engine.spi.server.LockInspector;
import dev.towpath.model.lock.Blocker;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code pg_locks}, {@code pg_stat_activity} and {@code pg_blocking_pids}. */
final class PostgresLocks implements LockInspector {
    private static final int SHOWN = 5;

    /** Characters of a query that are shown; more are read, because masking makes it shorter. */
    private static final int SHOWN_QUERY = 200;

    private static final String SESSION = """
            a.pid, coalesce(a.usename, ''),
            coalesce(nullif(a.application_name, ''), nullif(a.backend_type, 'client backend'), ''),
            coalesce(a.state, a.backend_type),
            coalesce(extract(epoch FROM clock_timestamp() - a.xact_start), 0),
            left(coalesce(a.query, ''), 4000)
            """;

    @Override
    public List<Blocker> inTheWay(Connection monitor, List<LockImpact> wanted, Duration age) throws SQLException {
        // One pair a table and lock mode that would keep the wanted lock out.
        List<String> tables = new ArrayList<>();
        List<String> held = new ArrayList<>();
        for (LockImpact lock : wanted) {
            if (lock.lockClass() == LockClass.STRONG) {
                for (String mode : LockConflicts.with(lock.mode())) {
                    tables.add(PostgresNames.quote(lock.table()));
                    held.add(mode);
                }
            }
        }
        if (tables.isEmpty()) {
            return List.of();
        }
        // Partitions are locked with their parent. Relation numbers repeat in databases made from one template.
        String sql = """
                WITH RECURSIVE wanted AS (
                    SELECT to_regclass(name)::oid AS oid, mode FROM unnest(?::text[], ?::text[]) AS w (name, mode)
                    WHERE to_regclass(name) IS NOT NULL
                    UNION
                    SELECT i.inhrelid, w.mode FROM pg_inherits i JOIN wanted w ON i.inhparent = w.oid
                )
                SELECT %s, string_agg(DISTINCT l.mode || ' on ' || l.relation::regclass::text, ', ')
                FROM pg_locks l
                JOIN wanted w ON l.relation = w.oid AND l.mode = w.mode
                JOIN pg_stat_activity a ON a.pid = l.pid
                WHERE l.granted AND l.locktype = 'relation' AND a.pid <> pg_backend_pid()
                  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                  AND a.xact_start < clock_timestamp() - make_interval(secs => ?)
                GROUP BY 1, 2, 3, 4, 5, 6
                ORDER BY 5 DESC
                LIMIT %d
                """.formatted(SESSION, SHOWN);
        try (PreparedStatement statement = monitor.prepareStatement(sql)) {
            statement.setArray(1, monitor.createArrayOf("text", tables.toArray()));
            statement.setArray(2, monitor.createArrayOf("text", held.toArray()));
            statement.setDouble(3, age.toMillis() / 1000.0);
            return read(statement);
        }
    }

    @Override
    public List<Blocker> blockersOf(Connection monitor, long waitingSession) throws SQLException {
        String sql = """
                SELECT %s,
                       coalesce((SELECT string_agg(DISTINCT l.mode || ' on ' || l.relation::regclass::text, ', ')
                                 FROM pg_locks l
                                 JOIN pg_locks mine ON mine.pid = ? AND NOT mine.granted
                                  AND mine.relation IS NOT DISTINCT FROM l.relation
                                 WHERE l.pid = a.pid AND l.granted AND l.relation IS NOT NULL), 'its transaction')
                FROM pg_stat_activity a
                WHERE a.pid = ANY (pg_blocking_pids(?))
                ORDER BY 5 DESC
                LIMIT %d
                """.formatted(SESSION, SHOWN);
        try (PreparedStatement statement = monitor.prepareStatement(sql)) {
            statement.setInt(1, Math.toIntExact(waitingSession));
            statement.setInt(2, Math.toIntExact(waitingSession));
            return read(statement);
        }
    }

    @Override
    public boolean makeWay(Connection session, List<Blocker> inTheWay) throws SQLException {
        return Autovacuum.makesWay(session, inTheWay);
    }

    private static List<Blocker> read(PreparedStatement statement) throws SQLException {
        List<Blocker> blockers = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                blockers.add(new Blocker(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Duration.ofMillis((long) (row.getDouble(5) * 1000)),
                        shown(row.getString(6)),
                        row.getString(7)));
            }
        }
        return blockers;
    }

    /** It travels into Temporal's history, where no row's values may go: masked first, so that no cut hides a quote. */
    private static String shown(String query) {
        String masked = LiteralMask.mask(query).replaceAll("\\s+", " ");
        int end = masked.offsetByCodePoints(0, Math.min(SHOWN_QUERY, masked.codePointCount(0, masked.length())));
        return masked.substring(0, end);
    }
}
