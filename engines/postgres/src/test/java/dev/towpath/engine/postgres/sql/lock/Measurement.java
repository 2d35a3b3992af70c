package dev.towpath.engine.postgres.sql.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Asks a server what a session holds and what its transaction did, of relations that were there when it began. */
final class Measurement {
    /** Weaker ones every statement may take, and nobody waits for them. */
    private static final LockMode WEAKEST = LockMode.ROW_EXCLUSIVE;

    private record Relation(String name, char kind, String owner, List<String> files) {}

    private final Connection connection;
    private final Map<Long, Relation> before;

    private Measurement(Connection connection) throws SQLException {
        this.connection = connection;
        this.before = relations();
    }

    static Measurement begin(Connection connection) throws SQLException {
        return new Measurement(connection);
    }

    /** The strongest lock on each table, view and foreign table, and on these sequences. */
    Map<String, LockMode> tables(Set<String> sequences) throws SQLException {
        Map<String, LockMode> modes = new TreeMap<>();
        locks().forEach((oid, mode) -> {
            Relation relation = before.get(oid);
            boolean sequence = relation.kind() == 'S' && sequences.contains(relation.name());
            if (sequence || "rpvmf".indexOf(relation.kind()) >= 0) {
                modes.put(relation.name(), mode);
            }
        });
        return modes;
    }

    /** The strongest lock on any index or sequence of a table that is not itself locked against everybody. */
    Map<String, LockMode> inner() throws SQLException {
        Map<Long, LockMode> all = locks();
        Map<String, LockMode> tables = tables(Set.of());
        Map<String, LockMode> modes = new TreeMap<>();
        all.forEach((oid, mode) -> {
            Relation relation = before.get(oid);
            boolean index = relation.kind() == 'i' || relation.kind() == 'I';
            if (index && tables.get(relation.owner()) != LockMode.ACCESS_EXCLUSIVE && mode != WEAKEST) {
                modes.put(relation.name(), mode);
            }
        });
        return modes;
    }

    /** The locks on sequences other than these, that keep out whoever needs a number. */
    Set<LockMode> sequences(Set<String> but) throws SQLException {
        Set<LockMode> modes = new HashSet<>();
        locks().forEach((oid, mode) -> {
            Relation relation = before.get(oid);
            if (relation.kind() == 'S' && !but.contains(relation.name()) && mode.compareTo(LockMode.SHARE) >= 0) {
                modes.add(mode);
            }
        });
        return modes;
    }

    private Map<Long, LockMode> locks() throws SQLException {
        Map<Long, LockMode> modes = new TreeMap<>();
        String sql = "SELECT relation, mode FROM pg_locks WHERE locktype = 'relation'"
                + " AND pid = pg_backend_pid() AND granted";
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            while (rows.next()) {
                LockMode mode = mode(rows.getString(2));
                if (before.containsKey(rows.getLong(1)) && mode.compareTo(WEAKEST) >= 0) {
                    modes.merge(rows.getLong(1), mode, Measurement::stronger);
                }
            }
        }
        return modes;
    }

    /** {@code AccessExclusiveLock}. */
    static LockMode mode(String server) {
        return LockMode.of(server.replaceFirst("Lock$", "").replaceAll("([a-z])([A-Z])", "$1 $2"));
    }

    static LockMode stronger(LockMode one, LockMode other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Tables that were scanned, or whose files are new, in this transaction; an index that went is no work. */
    Set<String> worked() throws SQLException {
        Set<String> worked = new HashSet<>();
        Map<Long, Relation> now = relations();
        before.forEach((oid, was) -> {
            Relation is = now.get(oid);
            if (is != null && !was.files().containsAll(is.files())) {
                worked.add(was.name());
            }
        });
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT relid FROM pg_stat_xact_user_tables WHERE seq_scan > 0")) {
            while (rows.next()) {
                Relation relation = before.get(rows.getLong(1));
                if (relation != null) {
                    worked.add(relation.name());
                }
            }
        }
        return worked;
    }

    /** Relations outside the system's schemas, each with its files and those of its indexes. */
    private Map<Long, Relation> relations() throws SQLException {
        Map<Long, Relation> relations = new TreeMap<>();
        String sql = "SELECT c.oid, c.relname, c.relkind, (SELECT o.relname FROM pg_index x JOIN pg_class o"
                + " ON o.oid = x.indrelid WHERE x.indexrelid = c.oid), concat_ws(' ', pg_relation_filenode(c.oid),"
                + " (SELECT string_agg(pg_relation_filenode(i.indexrelid)::text, ' ' ORDER BY i.indexrelid)"
                + " FROM pg_index i WHERE i.indrelid = c.oid)) FROM pg_class c"
                + " WHERE c.relnamespace = 'public'::regnamespace";
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            while (rows.next()) {
                relations.put(
                        rows.getLong(1),
                        new Relation(
                                rows.getString(2),
                                rows.getString(3).charAt(0),
                                rows.getString(4),
                                List.of(rows.getString(5).split(" ", -1))));
            }
        }
        return relations;
    }

    boolean isPartitioned(String table) {
        return before.values().stream()
                .anyMatch(relation -> relation.kind() == 'p' && relation.name().equals(table));
    }
}
