package dev.towpath.engine.postgres.server;

import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.engine.spi.server.Catalog;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.Expectation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code pg_catalog}, with the server's own functions for everything it can print itself. */
final class PostgresCatalog implements Catalog {
    @Override
    public DatabaseFacts facts(Connection connection, Set<String> ownSchemas, Set<String> ownTables)
            throws SQLException {
        return new FactsReader(connection, ownSchemas, ownTables).read(defaultSchema(connection));
    }

    @Override
    public String defaultSchema(Connection connection) throws SQLException {
        String schema = text(connection, "SELECT current_schema()");
        return schema == null ? "public" : schema;
    }

    @Override
    public boolean shows(Connection connection, Expectation expectation) throws SQLException {
        return switch (expectation) {
            case Expectation.TablePresent e ->
                exists(connection, "SELECT to_regclass(?) IS NOT NULL", table(e.table()));
            case Expectation.TableAbsent e -> exists(connection, "SELECT to_regclass(?) IS NULL", table(e.table()));
            case Expectation.ColumnPresent e ->
                exists(connection, COLUMN, table(e.table()), e.column().value());
            case Expectation.ColumnAbsent e ->
                !exists(connection, COLUMN, table(e.table()), e.column().value());
            case Expectation.ColumnNotNull e ->
                exists(connection, NOT_NULL, table(e.table()), e.column().value());
            case Expectation.IndexValid e -> exists(connection, INDEX_VALID, table(e.index()));
            case Expectation.IndexAbsent e -> exists(connection, "SELECT to_regclass(?) IS NULL", table(e.index()));
            case Expectation.ConstraintPresent e -> exists(connection, CONSTRAINT, table(e.table()), e.constraint());
            case Expectation.ColumnNullable e ->
                !exists(connection, NOT_NULL, table(e.table()), e.column().value());
            case Expectation.ConstraintAbsent e -> !exists(connection, CONSTRAINT, table(e.table()), e.constraint());
            case Expectation.ConstraintValid e ->
                exists(connection, CONSTRAINT_VALID, table(e.table()), e.constraint());
        };
    }

    private static final String COLUMN =
            "SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(?) AND attname = ?"
                    + " AND attnum > 0 AND NOT attisdropped)";
    private static final String NOT_NULL =
            "SELECT EXISTS (SELECT FROM pg_attribute a WHERE attrelid = to_regclass(?) AND attname = ?"
                    + " AND NOT attisdropped AND attnotnull AND NOT EXISTS (SELECT FROM pg_constraint o"
                    + " WHERE o.conrelid = a.attrelid AND o.contype = 'n' AND o.conkey = ARRAY[a.attnum]"
                    + " AND NOT o.convalidated))";
    private static final String INDEX_VALID =
            "SELECT EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass(?) AND indisvalid AND indisready)";
    private static final String CONSTRAINT =
            "SELECT EXISTS (SELECT FROM pg_constraint WHERE conrelid = to_regclass(?) AND conname = ?)";
    private static final String CONSTRAINT_VALID =
            "SELECT EXISTS (SELECT FROM pg_constraint WHERE conrelid = to_regclass(?) AND conname = ? AND convalidated)";

    private static String table(TableName name) {
        return PostgresNames.quote(name);
    }

    @Override
    public List<Invalid> invalid(Connection connection, Set<String> ownSchemas) throws SQLException {
        String sql = """
                SELECT 'constraint', o.conname, n.nspname, c.relname
                FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE NOT o.convalidated
                  AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (?)
                UNION ALL
                SELECT 'index', x.relname, n.nspname, c.relname
                FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE NOT i.indisvalid AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> ALL (?)
                ORDER BY 3, 4, 1, 2
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", ownSchemas.toArray()));
            statement.setArray(2, connection.createArrayOf("text", ownSchemas.toArray()));
            List<Invalid> lines = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(new Invalid(
                            row.getString(1), row.getString(2), TableName.of(row.getString(3), row.getString(4))));
                }
            }
            return lines;
        }
    }

    @Override
    public Headroom headroom(Connection connection) throws SQLException {
        String sql = "WITH clients AS (SELECT datid, usesysid FROM pg_stat_activity WHERE " + ConnectionLimits.CLIENT
                + ") " + ConnectionLimits.TIGHTEST;
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Headroom(row.getInt(1), row.getInt(2));
        }
    }

    private static boolean exists(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static @Nullable String text(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
