package dev.towpath.engine.postgres.server.chunk;

import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.model.name.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds keys of a table. */
record KeyQuery(Connection connection, TableName table, KeyColumns key) {
    /** The key of the n-th row of a range, in key order; its query gives no row when there are fewer. */
    String nth(@Nullable Key after, Key upper, long rows) {
        return "SELECT " + key.texts() + " FROM " + PostgresNames.quote(table) + " WHERE " + key.range("", after, upper)
                + " ORDER BY " + key.names("") + " OFFSET " + (rows - 1) + " LIMIT 1";
    }

    /** The key that a query for {@link KeyColumns#texts} finds first. */
    Optional<Key> one(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.of(key.key(row)) : Optional.empty();
        }
    }
}
