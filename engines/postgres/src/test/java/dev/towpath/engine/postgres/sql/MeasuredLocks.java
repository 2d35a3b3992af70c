package dev.towpath.engine.postgres.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a transaction that is still open has locked, read and written, as the server tells. */
final class MeasuredLocks {
    private static final List<String> MODES = List.of(
            "ACCESS SHARE",
            "ROW SHARE",
            "ROW EXCLUSIVE",
            "SHARE UPDATE EXCLUSIVE",
            "SHARE",
            "SHARE ROW EXCLUSIVE",
            "EXCLUSIVE",
            "ACCESS EXCLUSIVE");
    private static final Map<Long, String> TABLES = new TreeMap<>();

    private MeasuredLocks() {}

    /** The stronger of two modes. */
    static String stronger(String one, String other) {
        return MODES.indexOf(one) >= MODES.indexOf(other) ? one : other;
    }

    /** The strongest lock on each table that was there; reading locks, which every statement may take, left out. */
    static Map<String, String> measured(Connection connection) throws SQLException {
        Map<String, String> modes = new TreeMap<>();
        String sql = "SELECT relation::regclass::oid, mode FROM pg_locks WHERE locktype = 'relation'"
                + " AND pid = pg_backend_pid() AND granted";
        try (java.sql.Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            while (rows.next()) {
                String table = TABLES.get(rows.getLong(1));
                String mode = rows.getString(2)
                        .replaceFirst("Lock$", "")
                        .replaceAll("([a-z])([A-Z])", "$1 $2")
                        .toUpperCase(java.util.Locale.ROOT);
                if (table != null && MODES.indexOf(mode) >= MODES.indexOf("ROW EXCLUSIVE")) {
                    modes.merge(table, mode, MeasuredLocks::stronger);
                }
            }
        }
        return modes;
    }

    /** Files of each table and its indexes; remembers the tables' numbers on the way, since a name may change. */
    static Map<String, String> files(Connection connection) throws SQLException {
        Map<String, String> files = new TreeMap<>();
        String sql = "SELECT c.oid, c.relname, concat(pg_relation_filenode(c.oid), ' ', (SELECT string_agg("
                + "pg_relation_filenode(i.indexrelid)::text, ' ' ORDER BY i.indexrelid) FROM pg_index i"
                + " WHERE i.indrelid = c.oid)) FROM pg_class c WHERE c.relkind IN ('r', 'p')"
                + " AND c.relnamespace = 'public'::regnamespace AND c.relname IN ('p','t','k','g','r','r1','r2','r3','r4','r5','d','s','s1','s_rest','l','l_rest')";
        try (java.sql.Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            while (rows.next()) {
                TABLES.put(rows.getLong(1), rows.getString(2));
                files.put(rows.getString(2), rows.getString(3));
            }
        }
        return files;
    }

    /** Tables that were scanned, or whose files are new, in this transaction. */
    static Set<String> worked(Connection connection, Map<String, String> before) throws SQLException {
        Set<String> worked = new TreeSet<>();
        Map<String, String> now = files(connection);
        now.forEach((table, files) -> {
            String was = before.get(table);
            if (was != null && !was.equals(files) && !isShorter(files, was)) {
                worked.add(table);
            }
        });
        try (java.sql.Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT relid FROM pg_stat_xact_user_tables WHERE seq_scan > 0")) {
            while (rows.next()) {
                String table = TABLES.get(rows.getLong(1));
                if (table != null) {
                    worked.add(table);
                }
            }
        }
        return worked;
    }

    /** An index that went is no work. */
    private static boolean isShorter(String files, String was) {
        return Set.of(was.split(" ", -1)).containsAll(List.of(files.split(" ", -1)));
    }
}
