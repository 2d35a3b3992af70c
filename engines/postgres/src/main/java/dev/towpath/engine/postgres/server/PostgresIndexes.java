package dev.towpath.engine.postgres.server;

import dev.towpath.engine.postgres.sql.IndexText;
import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.engine.spi.server.OnlineIndexes;
import dev.towpath.model.name.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Observes {@code CREATE INDEX CONCURRENTLY}. Its catalog entry appears at once and stays invalid until the last scan; a
 * build that fails, or loses its session, leaves the invalid entry behind. Whether somebody still builds it is told by
 * {@code pg_stat_progress_create_index}.
 */
final class PostgresIndexes implements OnlineIndexes {
    @Override
    public State state(Connection connection, TableName index) throws SQLException {
        String sql = """
                SELECT i.indisvalid AND i.indisready,
                       EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid
                               AND p.datname = current_database())
                FROM pg_index i WHERE i.indexrelid = to_regclass(?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, PostgresNames.quote(index));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return State.ABSENT;
                }
                if (row.getBoolean(1)) {
                    return State.VALID;
                }
                return row.getBoolean(2) ? State.BUILDING : State.INVALID;
            }
        }
    }

    @Override
    public Likeness likeness(Connection connection, TableName table, TableName index, String sql) throws SQLException {
        String query = """
                SELECT i.indrelid = to_regclass(?), pg_get_indexdef(i.indexrelid)
                FROM pg_index i WHERE i.indexrelid = to_regclass(?)
                """;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, PostgresNames.quote(table));
            statement.setString(2, PostgresNames.quote(index));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    return Likeness.OTHER_TABLE;
                }
                return IndexText.same(sql, row.getString(2)) ? Likeness.SAME : Likeness.OTHER_DEFINITION;
            }
        }
    }

    @Override
    public String drop(TableName index) {
        return "DROP INDEX CONCURRENTLY IF EXISTS " + PostgresNames.quote(index);
    }

    @Override
    public int percent(Connection monitor, TableName index) throws SQLException {
        String sql = """
                SELECT CASE WHEN p.blocks_total > 0 THEN 100 * p.blocks_done / p.blocks_total
                            WHEN p.tuples_total > 0 THEN 100 * p.tuples_done / p.tuples_total
                            ELSE -1 END
                FROM pg_stat_progress_create_index p WHERE p.index_relid = to_regclass(?)
                """;
        try (PreparedStatement statement = monitor.prepareStatement(sql)) {
            statement.setString(1, PostgresNames.quote(index));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : -1;
            }
        }
    }

    @Override
    public List<TableName> unfinished(Connection connection, TableName table) throws SQLException {
        String sql = """
                SELECT n.nspname, c.relname
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE i.indrelid = to_regclass(?) AND NOT i.indisvalid AND c.relkind = 'i'
                  AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)
                ORDER BY 1, 2
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, PostgresNames.quote(table));
            List<TableName> names = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(TableName.of(row.getString(1), row.getString(2)));
                }
            }
            return names;
        }
    }
}
