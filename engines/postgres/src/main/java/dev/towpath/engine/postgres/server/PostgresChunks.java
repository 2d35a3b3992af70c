package dev.towpath.engine.postgres.server;

import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.engine.spi.server.Chunks;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.plan.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keyset chunks. Keys are compared as rows, {@code (a, b) > (…)}, which the primary key's index serves, and in the
 * columns' own types, so that every type and collation compares as its index does.
 */
final class PostgresChunks implements Chunks {
    @Override
    public TableChunks of(Connection connection, Step.Backfill step) throws SQLException {
        return new KeysetChunks(connection, step, types(connection, step));
    }

    private static List<String> types(Connection connection, Step.Backfill step) throws SQLException {
        String sql = """
                SELECT format_type(a.atttypid, a.atttypmod)
                FROM unnest(?::text[]) WITH ORDINALITY AS k (name, position)
                JOIN pg_attribute a ON a.attrelid = to_regclass(?) AND a.attname = k.name
                ORDER BY k.position
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Object[] names = step.key().stream().map(ColumnName::value).toArray();
            statement.setArray(1, connection.createArrayOf("text", names));
            statement.setString(2, PostgresNames.quote(step.table()));
            List<String> types = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    types.add(row.getString(1));
                }
            }
            if (types.size() != step.key().size()) {
                throw new SQLException("the key columns of " + step.table() + " are gone", "42703");
            }
            return types;
        }
    }

    /** @param types of the key's columns, as the server prints them */
    private record KeysetChunks(Connection connection, Step.Backfill step, List<String> types) implements TableChunks {
        @Override
        public Optional<Key> upperBound() throws SQLException {
            String sql = "SELECT " + texts() + " FROM " + table() + " ORDER BY " + columns(" DESC") + " LIMIT 1";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return one(statement);
            }
        }

        @Override
        public Optional<Key> boundary(@Nullable Key after, Key upper, int rows) throws SQLException {
            // The n-th row behind the cursor; when fewer are left, the last of them.
            String sql = "SELECT " + texts() + " FROM (SELECT " + columns("") + " FROM " + table() + " WHERE "
                    + range("", after, upper) + " ORDER BY " + columns("") + " LIMIT ?) AS chunk ORDER BY "
                    + columns(" DESC") + " LIMIT 1";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, rows);
                return one(statement);
            }
        }

        @Override
        public long run(@Nullable Key after, Key to) throws SQLException {
            String sql = step.chunk().over(range(step.chunk().qualifier() + ".", after, to));
            try (Statement statement = connection.createStatement()) {
                // The team's text is not ours to interpret: no JDBC escapes, no placeholders.
                statement.setEscapeProcessing(false);
                return statement.executeLargeUpdate(sql);
            }
        }

        /**
         * Keys stand in the text as literals: a bind value would make the driver look for placeholders in the team's
         * statement, where {@code ?} is an operator.
         */
        private String range(String qualifier, @Nullable Key after, Key upper) {
            String key = step.key().stream()
                    .map(column -> qualifier + PostgresNames.quote(column.value()))
                    .collect(Collectors.joining(", ", "(", ")"));
            String most = key + " <= " + row(upper);
            return after == null ? most : key + " > " + row(after) + " AND " + most;
        }

        private String row(Key key) {
            return IntStream.range(0, types.size())
                    .mapToObj(i -> "CAST(" + PostgresNames.literal(key.values().get(i)) + " AS " + types.get(i) + ")")
                    .collect(Collectors.joining(", ", "(", ")"));
        }

        private Optional<Key> one(PreparedStatement statement) throws SQLException {
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= types.size(); i++) {
                    values.add(row.getString(i));
                }
                return Optional.of(new Key(values));
            }
        }

        private String table() {
            return PostgresNames.quote(step.table());
        }

        private String columns(String order) {
            return step.key().stream()
                    .map(column -> PostgresNames.quote(column.value()) + order)
                    .collect(Collectors.joining(", "));
        }

        /** With names of their own: ORDER BY prefers an output column, and would sort by the text. */
        private String texts() {
            return IntStream.range(0, types.size())
                    .mapToObj(i -> "CAST("
                            + PostgresNames.quote(step.key().get(i).value()) + " AS text) AS towpath_key_" + (i + 1))
                    .collect(Collectors.joining(", "));
        }
    }
}
