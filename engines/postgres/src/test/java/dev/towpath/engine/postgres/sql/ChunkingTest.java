package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.Chunking;
import dev.towpath.model.operation.ColumnValue;
import dev.towpath.model.operation.SchemaOperation;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkingTest {
    private static final String[] SCHEMA = {
        "CREATE SCHEMA app",
        "CREATE TABLE app.\"T\" (id int PRIMARY KEY, a int, b text, parent int)",
        "CREATE TABLE t (id int PRIMARY KEY, a int, b text, parent int)",
        "CREATE TABLE other (id int PRIMARY KEY, t_id int, a int, b text)",
        "CREATE TABLE target (id int PRIMARY KEY, a int, b text)",
        "INSERT INTO t SELECT i, i % 7, 'x' || i, i / 2 FROM generate_series(1, 100) i",
        "INSERT INTO app.\"T\" SELECT * FROM t",
        "INSERT INTO other SELECT i, i % 40, i, 'o' || i FROM generate_series(1, 60) i",
        "INSERT INTO target SELECT i, 0, 'old' FROM generate_series(30, 50) i"
    };

    private static Chunking chunking(String sql) {
        Understanding read = new PostgresLanguage().understand(new Statement(sql, new SourcePosition("a.sql", 1, 1)));
        assertThat(read).isInstanceOf(Understanding.Understood.class);
        SchemaOperation operation =
                ((Understanding.Understood) read).actions().getFirst().operation();
        return switch (operation) {
            case SchemaOperation.UpdateRows rows -> rows.chunking();
            case SchemaOperation.DeleteRows rows -> rows.chunking();
            case SchemaOperation.InsertQuery rows -> rows.chunking();
            default -> throw new AssertionError(operation.toString());
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE t SET a = 1",
                "UPDATE t SET a = a + 1, b = upper(b) WHERE a > 3 OR a < 1",
                "UPDATE app.\"T\" SET a = 5 WHERE app.\"T\".a = 1 -- done",
                "UPDATE t AS x SET (a, b) = (x.a * 2, coalesce(b, '')) WHERE x.b LIKE 'x%'",
                "UPDATE t \"X\" SET a = o.a FROM other o WHERE o.t_id = \"X\".id AND o.id < 20",
                "UPDATE t SET a = (SELECT max(o.a) FROM other o WHERE o.t_id = t.id)",
                "UPDATE t SET b = (SELECT o.b FROM other o WHERE o.t_id = t.id ORDER BY o.id DESC LIMIT 1)",
                "UPDATE t SET (a, b) = (SELECT o.a, o.b FROM other o WHERE o.id = t.id)",
                "UPDATE t SET b = s.b FROM (SELECT t_id, string_agg(b, ',' ORDER BY id) b FROM other GROUP BY t_id) s"
                        + " WHERE s.t_id = t.id",
                "UPDATE t SET a = CASE WHEN a IN (1, 2) THEN 0 ELSE a END -- why\n WHERE /* c */ id % 2 = 0 -- end",
                "UPDATE t SET b = 'where' || b, a = cast(a AS bigint) WHERE EXISTS (SELECT FROM other WHERE id = t.id)",
                "DELETE FROM t",
                "DELETE FROM t AS x WHERE x.a = 1 OR x.a = 2",
                "DELETE FROM t * x WHERE x.a = 1",
                "DELETE FROM app.\"T\" USING other o WHERE o.t_id = app.\"T\".id",
                "DELETE FROM t WHERE id NOT IN (SELECT t_id FROM other WHERE t_id IS NOT NULL)",
                "INSERT INTO target SELECT id, a, b FROM t ON CONFLICT DO NOTHING",
                "INSERT INTO target (id, a, b) SELECT id, x.a, lower(b) FROM app.\"T\" AS x WHERE x.a > 1 OR x.a = 0"
                        + " ON CONFLICT (id) DO UPDATE SET a = excluded.a WHERE target.b = 'old'",
                "INSERT INTO target (id, b) SELECT id + 1000, (SELECT o.b FROM other o WHERE o.id = t.id) FROM t",
                "INSERT INTO target (id) SELECT id * 1000 + n FROM t q CROSS JOIN LATERAL (SELECT 1) l"
            })
    void pieces_do_what_the_whole_does(String sql) throws SQLException {
        Chunking chunking = chunking(sql);
        if (sql.contains("CROSS JOIN")) {
            assertThat(chunking).isInstanceOf(Chunking.Whole.class);
            return;
        }
        assertThat(chunking).isInstanceOf(Chunking.ByKeyRange.class);
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < 120; from += 9) {
            pieces.add(chunk((Chunking.ByKeyRange) chunking, from, from + 9));
        }
        try (TestDatabase database = TestDatabase.create()) {
            database.execute(SCHEMA);
            String whole = contentAfter(database, List.of(sql));
            assertThat(contentAfter(database, List.of())).isNotEqualTo(whole);
            assertThat(contentAfter(database, pieces)).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE t SET a = %0%, b = %'x'% WHERE %a > 1 OR b = 'y'%",
                "UPDATE t SET a = %a + 1%, b = %upper(t.b)%",
                "UPDATE t x SET a = %o.a% FROM other o WHERE %o.t_id = x.id%",
                "UPDATE t SET a = %(SELECT max(o.a) FROM other o WHERE o.t_id = t.id)%",
                "UPDATE t SET a = %random()%",
                "UPDATE t SET a = %(SELECT count(*) FROM t)%",
                "DELETE FROM t USING other o WHERE %o.t_id = t.id AND o.a = 1%",
            })
    void brackets_around_values_and_conditions_as_fills_have_them_change_nothing(String marked) {
        Chunking bare = chunking(marked.replace("%", ""));
        Chunking enclosed = chunking(marked.replaceAll("%([^%]*)%", "($1)"));
        if (bare instanceof Chunking.ByKeyRange cut) {
            assertThat(enclosed).isInstanceOf(Chunking.ByKeyRange.class);
            assertThat(((Chunking.ByKeyRange) enclosed)
                            .values().stream().map(ChunkingTest::unbracketed).toList())
                    .isEqualTo(cut.values());
        } else {
            assertThat(enclosed).isEqualTo(bare);
        }
    }

    private static ColumnValue unbracketed(ColumnValue value) {
        String inside = value.expression().substring(1, value.expression().length() - 1);
        return new ColumnValue(value.column(), inside, value.reads(), value.stable());
    }

    private static String chunk(Chunking.ByKeyRange range, int from, int to) {
        String key = range.qualifier() + ".id";
        String within = "(" + key + " >= " + from + " AND " + key + " < " + to + ")";
        String where = range.where() == null ? within : "(" + range.where() + ") AND " + within;
        return range.head() + " WHERE " + where + " " + range.tail();
    }

    /** What the tables hold after the statements, which are then undone. */
    private static String contentAfter(TestDatabase database, List<String> statements) throws SQLException {
        try (Connection connection = database.connect();
                java.sql.Statement run = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                run.execute(sql);
            }
            StringBuilder content = new StringBuilder();
            for (String table : List.of("t", "app.\"T\"", "other", "target")) {
                try (ResultSet rows =
                        run.executeQuery("SELECT string_agg(x::text, ' ' ORDER BY x.id) FROM " + table + " x")) {
                    rows.next();
                    content.append(table).append(": ").append(rows.getString(1)).append('\n');
                }
            }
            connection.rollback();
            return content.toString();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WITH x AS (SELECT 1) UPDATE t SET a = 1 | WITH",
                "UPDATE t SET a = 1 RETURNING id | returns rows",
                "UPDATE ONLY t SET a = 1 | ONLY",
                "UPDATE t SET a = 1 WHERE CURRENT OF c | cursor",
                "UPDATE t SET a = DEFAULT | DEFAULT",
                "UPDATE t SET a = (SELECT count(*) FROM t) | second time",
                "UPDATE t SET a = x.a FROM t x WHERE x.id = t.parent | second time",
                "UPDATE t SET a = x.a FROM other o JOIN public.t x ON true | second time",
                "UPDATE app.t SET a = 1 WHERE id IN (SELECT id FROM t) | second time",
                "UPDATE t SET a = 1 WHERE id IN (TABLE t) | second time",
                "UPDATE t SET a = 1 WHERE EXISTS (WITH q AS (SELECT * FROM \"t\") SELECT FROM q) | second time",
                "UPDATE t SET a = random() | random()",
                "UPDATE t SET a = nextval('s') | nextval()",
                "UPDATE t SET b = clock_timestamp() | clock_timestamp()",
                "UPDATE t SET b = now() | another time",
                "UPDATE t SET b = 1 WHERE c < CURRENT_TIMESTAMP | another time",
                "UPDATE t SET a = txid_current() | txid_current()",
                "UPDATE t SET a = pg_current_xact_id() | pg_current_xact_id()",
                "UPDATE t SET a = app.f(b) | app.f()",
                "UPDATE t SET a = app.lower(b) | app.lower()",
                "UPDATE t SET b = (SELECT gen_random_uuid()) | one value per statement",
                "UPDATE t SET a = 1 WHERE id IN (SELECT id FROM other LIMIT 5) | without an order",
                "UPDATE t SET a = 1 FROM other TABLESAMPLE system (5) | sample",
                "UPDATE t SET a = 1 WHERE id IN (SELECT id FROM other FOR UPDATE) | locks rows",
                "DELETE FROM t a USING t b WHERE a.id < b.id | second time",
                "DELETE FROM t WHERE ctid NOT IN (SELECT min(ctid) FROM t GROUP BY a) | second time",
                "DELETE FROM ONLY t | ONLY",
                "DELETE FROM t RETURNING a | returns rows",
                "INSERT INTO target SELECT DISTINCT a FROM t | removes duplicates",
                "INSERT INTO target SELECT a FROM t GROUP BY a | groups",
                "INSERT INTO target SELECT a FROM t ORDER BY a | ordered",
                "INSERT INTO target SELECT a FROM t LIMIT 1 | limited",
                "INSERT INTO target SELECT a FROM t UNION SELECT 1 | combines",
                "INSERT INTO target (SELECT a FROM t) | parentheses",
                "INSERT INTO target SELECT t.a FROM t JOIN other o ON true | one plain table",
                "INSERT INTO target SELECT t.a FROM t, other | one plain table",
                "INSERT INTO target SELECT a FROM (SELECT 1 AS a) x | one plain table",
                "INSERT INTO target SELECT a FROM generate_series(1, 2) a | one plain table",
                "INSERT INTO target SELECT 1 | one plain table",
                "INSERT INTO target TABLE t | one plain table",
                "INSERT INTO target SELECT q.x FROM t AS q (x, y) | renames columns",
                "INSERT INTO target SELECT count(*) FROM t | all rows at once",
                "INSERT INTO target SELECT row_number() OVER (ORDER BY id) FROM t | all rows at once",
                "INSERT INTO target SELECT a FROM target | second time",
                "INSERT INTO target SELECT a FROM t WHERE id NOT IN (SELECT id FROM target) | second time",
                "INSERT INTO target SELECT a FROM t ON CONFLICT (id) DO UPDATE SET a = DEFAULT | DEFAULT",
                "INSERT INTO target SELECT a FROM t RETURNING id | returns rows",
                "INSERT INTO target WITH q AS (SELECT 1) SELECT a FROM t | WITH"
            })
    void stays_whole_and_says_why(String sql, String reason) {
        assertThat(chunking(sql))
                .isInstanceOfSatisfying(
                        Chunking.Whole.class,
                        whole -> assertThat(whole.reason()).contains(reason));
    }

    @Test
    void a_fresh_identifier_for_each_row_may_be_cut() {
        assertThat(chunking("UPDATE t SET b = gen_random_uuid() WHERE b IS NULL"))
                .isEqualTo(new Chunking.ByKeyRange(
                        TableName.of("t"),
                        "t",
                        "UPDATE t SET b = gen_random_uuid()",
                        "b IS NULL",
                        "",
                        List.of(new ColumnValue(ColumnName.of("b"), "gen_random_uuid()", new TreeSet<>(), false)),
                        false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE t SET a = 1, b = upper('x') WHERE a > 3 | true",
                "UPDATE t SET a = o.a FROM other o WHERE o.t_id = t.id | true",
                "UPDATE t SET a = (SELECT max(o.a) FROM other o WHERE o.t_id = t.id) | true",
                "UPDATE t SET b = (SELECT o.b FROM other o WHERE o.t_id = t.parent ORDER BY o.b LIMIT 1) | true",
                "UPDATE t SET a = (SELECT max(a) FROM other WHERE t_id = t.id) | false",
                "UPDATE t SET a = parent * 2 | true",
                "UPDATE t SET a = a + 1 | false",
                "UPDATE t SET a = t.A + 1 | false",
                "UPDATE t SET \"a\" = \"t\".\"a\" + 1 | false",
                "UPDATE t SET a = parent, b = a::text | false",
                "UPDATE t SET b = gen_random_uuid() | false",
                "UPDATE t SET (a, b) = (1, 'x') | false",
                "DELETE FROM t WHERE a > 3 | true",
                "INSERT INTO target SELECT id, a, b FROM t | false",
            })
    void knows_what_may_run_over_a_row_twice(String sql, boolean repeatable) {
        assertThat(chunking(sql))
                .isInstanceOfSatisfying(
                        Chunking.ByKeyRange.class,
                        ranges -> assertThat(ranges.repeatable()).isEqualTo(repeatable));
    }
}
