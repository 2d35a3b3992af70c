package dev.towpath.engine.postgres.server;

import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.engine.spi.server.LockInspector;
import dev.towpath.model.lock.Blocker;
import dev.towpath.model.lock.LockClass;
import dev.towpath.model.lock.LockImpact;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code pg_locks}, {@code pg_stat_activity} and {@code pg_blocking_pids}. */
final class PostgresLocks implements LockInspector {
    private static final int SHOWN = 5;

    private static final String SESSION = """
            a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), coalesce(a.state, a.backend_type),
            coalesce(extract(epoch FROM clock_timestamp() - a.xact_start), 0),
            left(coalesce(a.query, ''), 200)
            """;

    @Override
    public List<Blocker> inTheWay(Connection monitor, List<LockImpact> wanted, Duration age) throws SQLException {
        List<String> tables = wanted.stream()
                .filter(lock -> lock.lockClass() == LockClass.STRONG)
                .map(lock -> PostgresNames.quote(lock.table()))
                .distinct()
                .toList();
        if (tables.isEmpty()) {
            return List.of();
        }
        // Partitions are locked with their parent; ACCESS EXCLUSIVE conflicts with every mode, the others with writers.
        boolean everything = wanted.stream()
                .anyMatch(lock -> lock.mode().toUpperCase(Locale.ROOT).equals("ACCESS EXCLUSIVE"));
        String sql = """
                WITH RECURSIVE wanted AS (
                    SELECT to_regclass(name)::oid AS oid FROM unnest(?::text[]) AS name WHERE to_regclass(name) IS NOT NULL
                    UNION
                    SELECT i.inhrelid FROM pg_inherits i JOIN wanted w ON i.inhparent = w.oid
                )
                SELECT %s, string_agg(DISTINCT l.mode || ' on ' || l.relation::regclass::text, ', ')
                FROM pg_locks l
                JOIN wanted w ON l.relation = w.oid
                JOIN pg_stat_activity a ON a.pid = l.pid
                WHERE l.granted AND l.locktype = 'relation' AND a.pid <> pg_backend_pid()
                  AND (? OR l.mode NOT IN ('AccessShareLock', 'RowShareLock'))
                  AND a.xact_start < clock_timestamp() - make_interval(secs => ?)
                GROUP BY 1, 2, 3, 4, 5, 6
                ORDER BY 5 DESC
                LIMIT %d
                """.formatted(SESSION, SHOWN);
        try (PreparedStatement statement = monitor.prepareStatement(sql)) {
            Array names = monitor.createArrayOf("text", tables.toArray());
            statement.setArray(1, names);
            statement.setBoolean(2, everything);
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
                        row.getString(6).replaceAll("\\s+", " "),
                        row.getString(7)));
            }
        }
        return blockers;
    }
}
