package dev.towpath.engine.postgres.server.chunk;

import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a key, and how conditions over them are written. Keys are compared as rows, {@code (a, b) > (…)}, which
 * the key's index serves, and in the columns' own types and collations, so that every key compares as its index does.
 *
 * <p>Values stand in the text as literals: a bind value would make the driver look for placeholders in the team's
 * statement, where {@code ?} is an operator.
 */
record KeyColumns(List<Column> columns) {
    /**
     * @param name quoted
     * @param type as the server prints it
     * @param collation quoted, or null for types that have none
     */
    record Column(String name, String type, @Nullable String collation) {}

    KeyColumns {
        columns = List.copyOf(columns);
    }

    static KeyColumns read(Connection connection, TableName table, List<ColumnName> key) throws SQLException {
        String sql = """
                SELECT quote_ident(k.name), format_type(a.atttypid, a.atttypmod),
                       quote_ident(n.nspname) || '.' || quote_ident(c.collname)
                FROM unnest(?::text[]) WITH ORDINALITY AS k (name, position)
                JOIN pg_attribute a ON a.attrelid = to_regclass(?) AND a.attname = k.name
                LEFT JOIN pg_collation c ON c.oid = a.attcollation
                LEFT JOIN pg_namespace n ON n.oid = c.collnamespace
                ORDER BY k.position
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Object[] names = key.stream().map(ColumnName::value).toArray();
            statement.setArray(1, connection.createArrayOf("text", names));
            statement.setString(2, PostgresNames.quote(table));
            List<Column> columns = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(new Column(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
            if (columns.size() != key.size()) {
                throw new SQLException("the key columns of " + table + " are gone", "42703");
            }
            return new KeyColumns(columns);
        }
    }

    /** {@code (key) > (after) AND (key) <= (to)}. */
    String range(String qualifier, @Nullable Key after, Key to) {
        String key = row(i -> qualifier + columns.get(i).name());
        String most = key + " <= " + literal(to);
        return after == null ? most : key + " > " + literal(after) + " AND " + most;
    }

    /** {@code a DESC, b DESC}. */
    String names(String order) {
        return join(i -> columns.get(i).name() + order);
    }

    /** With names of their own: ORDER BY prefers an output column, and would sort by the text. */
    String texts() {
        return join(i -> "CAST(" + columns.get(i).name() + " AS text) AS towpath_key_" + (i + 1));
    }

    /** {@code (a) < (b)} between two keys, in the order of the columns. */
    String before(Key one, Key other) {
        return row(i -> collated(one, i)) + " < " + row(i -> collated(other, i));
    }

    Key key(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
            values.add(row.getString(i));
        }
        return new Key(values);
    }

    private String literal(Key key) {
        return row(i -> cast(key, i));
    }

    private String cast(Key key, int i) {
        return "CAST(" + PostgresNames.literal(key.values().get(i)) + " AS "
                + columns.get(i).type() + ")";
    }

    private String collated(Key key, int i) {
        String collation = columns.get(i).collation();
        return cast(key, i) + (collation == null ? "" : " COLLATE " + collation);
    }

    private String row(IntFunction<String> each) {
        return "(" + join(each) + ")";
    }

    private String join(IntFunction<String> each) {
        return IntStream.range(0, columns.size()).mapToObj(each).collect(Collectors.joining(", "));
    }
}
