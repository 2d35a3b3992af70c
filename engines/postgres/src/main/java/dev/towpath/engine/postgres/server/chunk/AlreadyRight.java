package dev.towpath.engine.postgres.server.chunk;

import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.model.plan.ChunkText;
import dev.towpath.model.plan.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The condition that passes over rows which have the values they would get: writing them again would cost log, dead rows and
 * locks for nothing. Values count as the same only if they are so byte by byte ({@code *<>}, the manual: "Row and Array
 * Comparisons", record image comparison): 1.0 is not 1.00, and 'a' is not 'A' under whatever collation, and types without
 * an equality have this one.
 */
final class AlreadyRight {
    /** Types whose values are equal only if they are the same bytes, so that the cheaper comparison will do. */
    private static final Set<String> PLAIN = Set.of(
            "bigint",
            "integer",
            "smallint",
            "boolean",
            "date",
            "uuid",
            "timestamp without time zone",
            "timestamp with time zone");

    private AlreadyRight() {}

    /** The condition; empty when every row has to be changed, because triggers or rules would see it. */
    static String condition(Connection connection, Step.Backfill step) throws SQLException {
        ChunkText chunk = step.chunk();
        if (chunk.fills().isEmpty() || somebodyWatches(connection, step)) {
            return "";
        }
        Map<String, String> types = types(connection, step);
        List<String> differences = new ArrayList<>();
        for (ChunkText.Filled fill : chunk.fills()) {
            String type = types.get(fill.column().value());
            if (type == null) {
                return "";
            }
            differences.add(differs(
                    chunk.qualifier() + "." + PostgresNames.quote(fill.column()),
                    "CAST((" + fill.expression() + ") AS " + type + ")",
                    type));
        }
        String differs = "(" + String.join(" OR ", differences) + ")";
        // The order of conditions is the server's; only CASE keeps the value from being computed for other rows.
        return chunk.where() == null
                ? differs
                : "CASE WHEN (" + chunk.where() + ") THEN " + differs + " ELSE false END";
    }

    private static String differs(String column, String value, String type) {
        return PLAIN.contains(type)
                ? column + " IS DISTINCT FROM " + value
                : "CAST(ROW(" + column + ") AS record) OPERATOR(pg_catalog.*<>) CAST(ROW(" + value + ") AS record)";
    }

    private static boolean somebodyWatches(Connection connection, Step.Backfill step) throws SQLException {
        // 16: fires for UPDATE. Rules other than those of views rewrite the statement.
        String family = Family.of(step.table());
        String sql = "SELECT EXISTS (SELECT FROM " + family + " JOIN pg_trigger t ON t.tgrelid = relid"
                + " WHERE t.tgtype & 16 <> 0 AND NOT t.tgisinternal AND t.tgenabled <> 'D')"
                + " OR EXISTS (SELECT FROM " + family + " JOIN pg_rewrite r ON r.ev_class = relid)";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static Map<String, String> types(Connection connection, Step.Backfill step) throws SQLException {
        String sql = "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
                + " WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, PostgresNames.quote(step.table()));
            Map<String, String> types = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    types.put(row.getString(1), row.getString(2));
                }
            }
            return types;
        }
    }
}
