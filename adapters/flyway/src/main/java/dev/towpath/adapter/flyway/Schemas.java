package dev.towpath.adapter.flyway;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What Flyway asks about schemas before it begins on a database. */
final class Schemas {
    /** Relations, types and routines that no extension brought along; array and row types do not count. */
    private static final String HOLDS_SOMETHING = """
            SELECT EXISTS (
                SELECT FROM pg_catalog.pg_class o
                WHERE o.relnamespace = n.oid AND o.relkind IN ('r', 'v', 'S', 't')
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')
                UNION ALL
                SELECT FROM pg_catalog.pg_type o
                WHERE o.typnamespace = n.oid AND o.typcategory NOT IN ('A', 'C')
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')
                UNION ALL
                SELECT FROM pg_catalog.pg_proc o
                WHERE o.pronamespace = n.oid
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e'))
            FROM pg_catalog.pg_namespace n
            WHERE n.nspname = ?""";

    private Schemas() {}

    static List<String> missing(Connection connection, List<String> schemas) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (String schema : schemas) {
            if (!ask(connection, "SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = ?)", schema)) {
                missing.add(schema);
            }
        }
        return missing;
    }

    static List<String> nonEmpty(Connection connection, List<String> schemas) throws SQLException {
        List<String> nonEmpty = new ArrayList<>();
        for (String schema : schemas) {
            if (ask(connection, HOLDS_SOMETHING, schema)) {
                nonEmpty.add(schema);
            }
        }
        return nonEmpty;
    }

    private static boolean ask(Connection connection, String sql, String schema) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
