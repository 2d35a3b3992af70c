package dev.towpath.engine.postgres.server;

import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.RowHandling;
import dev.towpath.model.facts.ServerVersion;
import dev.towpath.model.facts.TableFacts;
import dev.towpath.model.facts.TableFacts.ColumnFacts;
import dev.towpath.model.facts.TableFacts.ConstraintFacts;
import dev.towpath.model.facts.TableFacts.IndexFacts;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.ColumnSpec.DefaultValue;
import dev.towpath.model.operation.ColumnSpec.DefaultValue.Kind;
import dev.towpath.model.operation.ConstraintSpec;
import dev.towpath.model.operation.ConstraintSpec.ForeignKey.OnDelete;
import dev.towpath.model.operation.PartitionShape;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads all facts with one query a kind, so that the number of tables does not matter. */
final class FactsReader {
    /** Bytes of an average row where the server never counted rows. */
    private static final int GUESSED_ROW_BYTES = 100;

    /** Objects of extensions belong to the extension, and those of other schemas to the server or to us. */
    private static final String OURS = """
            n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND n.nspname <> ALL (?)
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = c.tableoid AND d.objid = c.oid AND d.deptype = 'e')
            """;

    private final Connection connection;
    private final Set<String> ownSchemas;
    private final Set<String> ownTables;
    private final Map<Long, List<ColumnFacts>> columns = new HashMap<>();
    private final Map<Long, List<ColumnName>> keys = new HashMap<>();
    private final Map<Long, List<ConstraintFacts>> constraints = new HashMap<>();
    private final Map<Long, List<IndexFacts>> indexes = new HashMap<>();

    FactsReader(Connection connection, Set<String> ownSchemas, Set<String> ownTables) {
        this.connection = connection;
        this.ownSchemas = ownSchemas;
        this.ownTables = ownTables;
    }

    DatabaseFacts read(String defaultSchema) throws SQLException {
        readColumns();
        readKeys();
        readConstraints();
        readIndexes();
        return DatabaseFacts.of("postgresql", version(), defaultSchema, tables(), others())
                .withConstrainedDomains(constrainedDomains());
    }

    /** How rows of a query are read. */
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int filters = sql.split("ALL \\(\\?\\)", -1).length - 1;
            for (int i = 1; i <= filters; i++) {
                statement.setArray(i, connection.createArrayOf("text", ownSchemas.toArray()));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }

    private ServerVersion version() throws SQLException {
        int[] number = new int[1];
        each("SELECT current_setting('server_version_num')::int", row -> number[0] = row.getInt(1));
        return new ServerVersion(number[0] / 10_000, number[0] % 10_000);
    }

    /** A NOT NULL that is not validated yet (since 18) holds for new rows only, so old rows may still be null. */
    private void readColumns() throws SQLException {
        String sql = """
                SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod),
                       NOT a.attnotnull OR EXISTS (SELECT FROM pg_constraint o WHERE o.conrelid = a.attrelid
                           AND o.contype = 'n' AND o.conkey = ARRAY[a.attnum] AND NOT o.convalidated),
                       a.attidentity <> '', a.attgenerated::text, pg_get_expr(d.adbin, d.adrelid)
                FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND
                """ + OURS + "ORDER BY a.attrelid, a.attnum";
        each(
                sql,
                row -> columns.computeIfAbsent(row.getLong(1), k -> new ArrayList<>())
                        .add(new ColumnFacts(
                                ColumnName.of(row.getString(2)),
                                row.getString(3),
                                row.getBoolean(4),
                                defaultOf(row.getBoolean(5), row.getString(6), row.getString(7)),
                                new TreeMap<>())));
    }

    private static DefaultValue defaultOf(boolean identity, String generated, @Nullable String expression) {
        if (identity) {
            return new DefaultValue(Kind.SEQUENCE, null);
        }
        return switch (generated) {
            case "s" -> new DefaultValue(Kind.GENERATED_STORED, expression);
            case "v" -> new DefaultValue(Kind.GENERATED_VIRTUAL, expression);
            default ->
                expression == null
                        ? DefaultValue.NONE
                        : new DefaultValue(
                                expression.startsWith("nextval(") ? Kind.SEQUENCE : Kind.CONSTANT, expression);
        };
    }

    private void readKeys() throws SQLException {
        String sql = """
                SELECT i.indrelid, a.attname
                FROM pg_index i
                JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, position)
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                WHERE i.indisprimary AND k.position <= i.indnkeyatts AND
                """ + OURS + "ORDER BY i.indrelid, k.position";
        each(
                sql,
                row -> keys.computeIfAbsent(row.getLong(1), k -> new ArrayList<>())
                        .add(ColumnName.of(row.getString(2))));
    }

    private void readConstraints() throws SQLException {
        String sql = """
                SELECT o.conrelid, o.conname, o.convalidated, pg_get_constraintdef(o.oid), o.contype::text,
                       ARRAY(SELECT a.attname::text FROM unnest(o.conkey) WITH ORDINALITY AS k (attnum, position)
                             JOIN pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = k.attnum ORDER BY k.position),
                       (SELECT n.nspname FROM pg_class p JOIN pg_namespace n ON n.oid = p.relnamespace
                        WHERE p.oid = o.confrelid),
                       (SELECT p.relname FROM pg_class p WHERE p.oid = o.confrelid),
                       ARRAY(SELECT a.attname::text FROM unnest(o.confkey) WITH ORDINALITY AS k (attnum, position)
                             JOIN pg_attribute a ON a.attrelid = o.confrelid AND a.attnum = k.attnum ORDER BY k.position),
                       o.confdeltype::text, o.confmatchtype::text,
                       coalesce(pg_get_expr(o.conbin, o.conrelid), '')
                FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE o.contype <> 'p' AND
                """ + OURS + "ORDER BY o.conrelid, o.conname";
        each(
                sql,
                row -> constraints
                        .computeIfAbsent(row.getLong(1), k -> new ArrayList<>())
                        .add(new ConstraintFacts(
                                row.getString(2), row.getBoolean(3), row.getString(4), declared(row))));
    }

    private static @Nullable ConstraintSpec declared(ResultSet row) throws SQLException {
        String name = row.getString(2);
        List<ColumnName> columns = names(row.getArray(6));
        return switch (row.getString(5)) {
            case "f" ->
                new ConstraintSpec.ForeignKey(
                        name,
                        columns,
                        TableName.of(row.getString(7), row.getString(8)),
                        names(row.getArray(9)),
                        true,
                        onDelete(row.getString(10)),
                        row.getString(11).equals("f"));
            case "u" -> new ConstraintSpec.Unique(name, columns, null);
            case "c" -> new ConstraintSpec.Check(name, row.getString(12), true);
            case "n" -> new ConstraintSpec.NotNull(name, columns.getFirst());
            case "x" -> new ConstraintSpec.Exclusion(name);
            default -> null;
        };
    }

    private static OnDelete onDelete(String code) {
        return switch (code) {
            case "c" -> OnDelete.CASCADE;
            case "n" -> OnDelete.SET_NULL;
            case "d" -> OnDelete.SET_DEFAULT;
            default -> OnDelete.REFUSE;
        };
    }

    private void readIndexes() throws SQLException {
        String sql = """
                SELECT i.indrelid, x.relname, i.indisvalid, i.indisunique,
                       EXISTS (SELECT FROM pg_constraint o WHERE o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x')),
                       CASE WHEN i.indexprs IS NULL THEN ARRAY(
                           SELECT a.attname::text
                           FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, position)
                           JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                           WHERE k.position <= i.indnkeyatts ORDER BY k.position) ELSE '{}' END,
                       concat_ws(' ', pg_get_expr(i.indexprs, i.indrelid), pg_get_expr(i.indpred, i.indrelid)), m.amname,
                       EXISTS (
                           SELECT FROM unnest(i.indoption::int2[], i.indclass::oid[], i.indcollation::oid[], i.indkey::int2[])
                               AS e (options, class, coll, attnum)
                           JOIN pg_opclass o ON o.oid = e.class
                           LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = e.attnum
                           WHERE e.options <> 0 OR NOT o.opcdefault
                              OR (e.coll <> 0 AND e.coll IS DISTINCT FROM a.attcollation)),
                       ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum > 0
                             AND (a.attnum = ANY (i.indkey::int2[]) OR EXISTS (
                                 SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid
                                   AND d.refclassid = 'pg_class'::regclass AND d.refobjid = i.indrelid
                                   AND d.refobjsubid = a.attnum)))
                FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
                JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE
                """ + OURS + "ORDER BY i.indrelid, x.relname";
        each(
                sql,
                row -> indexes.computeIfAbsent(row.getLong(1), k -> new ArrayList<>())
                        .add(new IndexFacts(
                                row.getString(2),
                                row.getBoolean(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                names(row.getArray(6)),
                                row.getString(7),
                                row.getString(8),
                                row.getBoolean(9),
                                new TreeSet<>(names(row.getArray(10))))));
    }

    static List<ColumnName> names(Array array) throws SQLException {
        return Stream.of((String[]) array.getArray()).map(ColumnName::of).toList();
    }

    private List<TableFacts> tables() throws SQLException {
        // reltuples is -1 until the first ANALYZE; a parent's rows are its partitions' rows.
        String sql = """
                WITH RECURSIVE family AS (
                    SELECT oid AS root, oid FROM pg_class WHERE relkind IN ('r', 'p')
                    UNION ALL
                    SELECT f.root, i.inhrelid FROM family f JOIN pg_inherits i ON i.inhparent = f.oid
                ), sizes AS (
                    SELECT f.root, sum(pg_relation_size(m.oid))::bigint AS bytes,
                           sum(CASE WHEN m.relkind = 'p' THEN 0
                                    ELSE greatest(m.reltuples, s.n_live_tup,
                                         CASE WHEN m.reltuples < 0 THEN pg_relation_size(m.oid) / %d ELSE 0 END)
                               END)::bigint AS rows
                    FROM family f JOIN pg_class m ON m.oid = f.oid
                    LEFT JOIN pg_stat_all_tables s ON s.relid = m.oid
                    GROUP BY f.root
                )
                SELECT c.oid, n.nspname, c.relname, greatest(z.rows, 0), z.bytes, c.relkind = 'p', pn.nspname, p.relname,
                       pg_get_partkeydef(c.oid), pg_get_expr(c.relpartbound, c.oid)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN sizes z ON z.root = c.oid
                LEFT JOIN pg_inherits h ON h.inhrelid = c.oid AND c.relispartition
                LEFT JOIN pg_class p ON p.oid = h.inhparent LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
                WHERE c.relkind IN ('r', 'p') AND
                """.formatted(GUESSED_ROW_BYTES) + OURS;
        List<TableFacts> tables = new ArrayList<>();
        Map<Long, RowHandling> handling = RowHandlings.read(connection);
        each(sql, row -> {
            if (!ownTables.contains(row.getString(3))) {
                long oid = row.getLong(1);
                tables.add(new TableFacts(
                        TableName.of(row.getString(2), row.getString(3)),
                        row.getLong(4),
                        row.getLong(5),
                        row.getBoolean(6),
                        columns.getOrDefault(oid, List.of()),
                        keys.getOrDefault(oid, List.of()),
                        constraints.getOrDefault(oid, List.of()),
                        indexes.getOrDefault(oid, List.of()),
                        row.getString(8) == null ? null : TableName.of(row.getString(7), row.getString(8)),
                        new PartitionShape(row.getString(9), row.getString(10)),
                        handling.getOrDefault(oid, RowHandling.UNKNOWN)));
            }
        });
        return tables;
    }

    /** A domain over such a domain is one, too. */
    private List<TableName> constrainedDomains() throws SQLException {
        String sql = """
                WITH RECURSIVE constrained AS (
                    SELECT t.oid FROM pg_type t WHERE t.typtype = 'd'
                      AND (t.typnotnull OR EXISTS (SELECT FROM pg_constraint o WHERE o.contypid = t.oid))
                    UNION
                    SELECT t.oid FROM pg_type t JOIN constrained b ON t.typbasetype = b.oid WHERE t.typtype = 'd'
                )
                SELECT n.nspname, c.typname FROM pg_type c JOIN pg_namespace n ON n.oid = c.typnamespace
                WHERE c.oid IN (SELECT oid FROM constrained) AND
                """ + OURS;
        List<TableName> names = new ArrayList<>();
        each(sql, row -> names.add(TableName.of(row.getString(1), row.getString(2))));
        return names;
    }

    private List<TableName> others() throws SQLException {
        String sql = """
                SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('v', 'm', 'S', 'f') AND
                """ + OURS + """
                UNION ALL
                SELECT n.nspname, c.typname FROM pg_type c JOIN pg_namespace n ON n.oid = c.typnamespace
                WHERE c.typtype IN ('e', 'd', 'r') AND
                """ + OURS + """
                UNION ALL
                SELECT n.nspname, c.proname FROM pg_proc c JOIN pg_namespace n ON n.oid = c.pronamespace
                WHERE
                """ + OURS;
        List<TableName> names = new ArrayList<>();
        each(sql, row -> names.add(TableName.of(row.getString(1), row.getString(2))));
        return names;
    }
}
