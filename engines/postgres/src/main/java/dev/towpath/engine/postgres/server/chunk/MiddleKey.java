package dev.towpath.engine.postgres.server.chunk;

import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.model.name.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a key about in the middle of a range. Of a short range by walking to it along the index; of a long one by the
 * median of the rows on some pages of the table, taken at random, which costs the same whatever the table's size and works
 * for keys of any type. The manual: "SELECT", TABLESAMPLE.
 */
final class MiddleKey {
    /** So many entries of an index are passed in a few milliseconds. */
    private static final long SHORT = 50_000;

    private static final int SAMPLED_PAGES = 200;
    /** Fewer say nothing about the middle. */
    private static final int LEAST_SAMPLED_ROWS = 20;

    private final Connection connection;
    private final TableName table;
    private final KeyColumns key;
    private final KeyQuery keys;

    MiddleKey(KeyQuery keys) {
        this.connection = keys.connection();
        this.table = keys.table();
        this.key = keys.key();
        this.keys = keys;
    }

    Optional<Key> find(@Nullable Key after, Key upper, long rows) throws SQLException {
        if (rows > SHORT) {
            Optional<Key> sampled = sampled(after, upper);
            if (sampled.isPresent()) {
                return sampled;
            }
        }
        // The estimate may be far too high: half of it is tried, and half of that.
        for (long half = Math.min(rows, 4 * SHORT) / 2; half >= 1; half /= 4) {
            Optional<Key> walked = keys.one(keys.nth(after, upper, half));
            if (walked.isPresent()) {
                return walked;
            }
        }
        return Optional.empty();
    }

    private Optional<Key> sampled(@Nullable Key after, Key upper) throws SQLException {
        String percent = String.format(Locale.ROOT, "%.6f", Math.min(100.0, 100.0 * SAMPLED_PAGES / pages()));
        return keys.one("SELECT " + key.texts() + " FROM (SELECT " + key.names("") + ", row_number() OVER (ORDER BY "
                + key.names("") + ") AS towpath_at, count(*) OVER () AS towpath_all FROM " + PostgresNames.quote(table)
                + " TABLESAMPLE SYSTEM (" + percent + ") WHERE " + key.range("", after, upper)
                + ") AS sample WHERE towpath_at = (towpath_all + 1) / 2 AND towpath_all >= " + LEAST_SAMPLED_ROWS);
    }

    /** Of all partitions together, as they are now. */
    private long pages() throws SQLException {
        String sql =
                "SELECT sum(pg_relation_size(relid)) / current_setting('block_size')::bigint FROM " + Family.of(table);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return Math.max(1, row.getLong(1));
        }
    }
}
