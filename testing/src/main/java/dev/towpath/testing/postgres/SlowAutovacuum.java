package dev.towpath.testing.postgres;

import java.sql.SQLException;
import java.time.Duration;

/**
 * An autovacuum worker of the server's own that is at work on a table for minutes, holding its lock; closing gives the
 * server its usual rhythm back. A worker that was cancelled does not come again before the test is over.
 */
public final class SlowAutovacuum implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String OFTEN = "ALTER SYSTEM SET autovacuum_naptime = '1s'";
    private static final String USUAL = "ALTER SYSTEM RESET autovacuum_naptime";
    private static final String RELOAD = "SELECT pg_reload_conf()";

    private final TestDatabase database;
    private final String table;

    private SlowAutovacuum(TestDatabase database, String table) {
        this.database = database;
        this.table = table;
    }

    /** On a new table of this name, which it gives a column {@code id}. */
    public static SlowAutovacuum on(TestDatabase database, String table) throws SQLException {
        return start(
                database,
                table,
                "autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_insert_threshold = 0",
                "SELECT 1");
    }

    /** The kind that the server does not cancel for anybody, because transaction numbers would run out. */
    public static SlowAutovacuum againstWraparound(TestDatabase database, String table) throws SQLException {
        return start(database, table, "autovacuum_freeze_max_age = 100000", """
                DO $$ BEGIN FOR i IN 1..100100 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$
                """);
    }

    private static SlowAutovacuum start(TestDatabase database, String table, String when, String cause)
            throws SQLException {
        database.execute(
                "CREATE TABLE " + table + " (id integer PRIMARY KEY, filler text) WITH (fillfactor = 10,"
                        + " autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1, " + when + ")",
                "INSERT INTO " + table + " SELECT g, repeat('x', 500) FROM generate_series(1, 2000) AS g",
                "DELETE FROM " + table + " WHERE id % 2 = 0",
                cause,
                OFTEN,
                RELOAD);
        SlowAutovacuum vacuum = new SlowAutovacuum(database, table);
        try {
            vacuum.awaitWork();
            return vacuum;
        } finally {
            database.execute(USUAL, RELOAD);
        }
    }

    private void awaitWork() throws SQLException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!works()) { // Each look is a connection of its own, which keeps the loop from spinning.
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no autovacuum of " + table + " within " + LONGEST);
            }
        }
    }

    /** Whether the worker still holds the table. */
    public boolean works() throws SQLException {
        String sql = "SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.relation = '" + table
                + "'::regclass AND l.granted AND a.backend_type = 'autovacuum worker' AND a.datname = current_database()";
        return !database.query(sql).isEmpty();
    }

    @Override
    public void close() throws SQLException {
        database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE backend_type = 'autovacuum worker' AND datname = current_database()");
    }
}
