package dev.towpath.engine.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.engine.postgres.server.chunk.PostgresChunks;
import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.engine.spi.server.Chunks.TableChunks;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.model.plan.ChunkText;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import dev.towpath.model.plan.StepId;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunksTest {
    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        connection = database.connect();
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        database.close();
    }

    private static Step.Backfill step(TableName table, String head, String... key) {
        PlannedStatement whole = new PlannedStatement(head, null, new SourcePosition("V1.sql", 1, 1), List.of(), null);
        ChunkText chunk = new ChunkText(PostgresNames.quote(table.name()), head, null, "");
        return new Step.Backfill(
                new StepId("1/1"),
                new ChangesetId("1"),
                Phase.BACKFILL,
                "fill",
                List.of(),
                whole,
                table,
                Arrays.stream(key).map(ColumnName::of).toList(),
                0,
                chunk);
    }

    /** Fills in chunks of so many rows; returns the rows changed. */
    private long fill(Step.Backfill step, int rows) throws SQLException {
        TableChunks chunks = new PostgresChunks().of(connection, step);
        Optional<Key> upper = chunks.upperBound();
        long changed = 0;
        Key cursor = null;
        for (int turn = 0; upper.isPresent() && turn < 1_000; turn++) {
            Key to = chunks.boundary(cursor, upper.get(), rows).orElse(upper.get());
            assertThat(chunks.count(cursor, to)).isLessThanOrEqualTo(rows);
            assertThat(cursor == null || chunks.isBefore(cursor, to)).isTrue();
            changed += chunks.run(cursor, to, true);
            if (to.equals(upper.get())) {
                return changed;
            }
            cursor = to;
        }
        return changed;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "bigint; g - 50",
                "int; g",
                "bigint; 9223372036854775807 - 100 + g",
                "uuid; md5(g::text)::uuid",
                "numeric(12,3); g / 3.0",
                "numeric; CASE WHEN g = 7 THEN 'NaN' WHEN g = 8 THEN 'Infinity' ELSE (g / 7.0)::text END::numeric",
                "timestamptz; '2024-03-30 22:00+00'::timestamptz + g * interval '7 minutes 1 microsecond'",
                "timestamp(0); '2024-03-30 22:00'::timestamp + g * interval '1 second'",
                "date; '2024-02-01'::date + g",
                "text COLLATE \"C\"; chr(60 + g) || g",
                "text COLLATE \"en_US.utf8\"; CASE g % 3 WHEN 0 THEN 'Z' WHEN 1 THEN 'a' ELSE 'é''\\' END || g",
                "varchar(9); 'ÇğİIıi'||g",
                "char(8); g::text",
                "bytea; decode(lpad(to_hex(g), 4, '0'), 'hex')",
                "float8; g / 3.0::float8",
                "boolean; g % 2 = 0",
                "\"Mood \"\"x\"\"\"; (ARRAY['sad','o''k','glad'])[g]::\"Mood \"\"x\"\"\"",
                "interval; g * interval '37 hours'",
                "inet; '10.0.0.0'::inet + g",
            })
    void changes_every_row_once_over_a_key_of_any_type(String type, String value) throws SQLException {
        LiveServer.run(connection, "CREATE TYPE \"Mood \"\"x\"\"\" AS ENUM ('sad', 'o''k', 'glad')");
        String collated = type.contains("en_US") && collationMissing() ? "text COLLATE \"C\"" : type;
        int rows = type.startsWith("\"Mood") ? 3 : type.equals("boolean") ? 2 : 100;
        LiveServer.run(
                connection,
                "CREATE TABLE t (k " + collated + " PRIMARY KEY, n int NOT NULL DEFAULT 0)",
                "INSERT INTO t (k) SELECT " + value + " FROM generate_series(1, " + rows + ") AS g");

        long changed = fill(step(LiveServer.open("t"), "UPDATE t SET n = n + 1", "k"), 7);

        assertThat(changed).isEqualTo(rows);
        assertThat(LiveServer.one(connection, "SELECT min(n) || ' ' || max(n) FROM t"))
                .isEqualTo("1 1");
    }

    private boolean collationMissing() throws SQLException {
        return LiveServer.one(connection, "SELECT count(*) FROM pg_collation WHERE collname = 'en_US.utf8'")
                .equals("0");
    }

    @Test
    void a_composite_key_is_compared_as_a_row() throws SQLException {
        LiveServer.run(
                connection,
                "CREATE TABLE t (a text, b int, c date, n int NOT NULL DEFAULT 0, PRIMARY KEY (b, a, c))",
                "INSERT INTO t SELECT 'x' || g % 5, g % 3, '2024-01-01'::date + g FROM generate_series(1, 200) AS g");

        assertThat(fill(step(LiveServer.open("t"), "UPDATE t SET n = n + 1", "b", "a", "c"), 9))
                .isEqualTo(200);
        assertThat(LiveServer.one(connection, "SELECT min(n) || ' ' || max(n) FROM t"))
                .isEqualTo("1 1");
    }

    @Test
    void any_name_may_stand_for_schema_table_and_key() throws SQLException {
        LiveServer.run(
                connection,
                "CREATE SCHEMA \"İki\"",
                "CREATE TABLE \"İki\".\"Sel\"\"ect\" (\"int\" int, \"Table\" text, n int NOT NULL DEFAULT 0,"
                        + " PRIMARY KEY (\"int\", \"Table\"))",
                "INSERT INTO \"İki\".\"Sel\"\"ect\" SELECT g, 'x' FROM generate_series(1, 50) AS g");
        Step.Backfill step =
                step(LiveServer.in("İki", "Sel\"ect"), "UPDATE \"İki\".\"Sel\"\"ect\" SET n = n + 1", "int", "Table");

        assertThat(fill(step, 8)).isEqualTo(50);
    }

    @Test
    void question_marks_and_braces_of_the_team_are_left_alone() throws SQLException {
        LiveServer.run(
                connection,
                "CREATE TABLE t (k int PRIMARY KEY, j jsonb, note text)",
                "INSERT INTO t SELECT g, '{\"a\": 1}' FROM generate_series(1, 20) AS g");
        String head = "UPDATE t SET note = CASE WHEN j ? 'a' AND j ?| ARRAY['a','b'] THEN '{d ''2024''} $1 ?' END";

        assertThat(fill(step(LiveServer.open("t"), head, "k"), 6)).isEqualTo(20);
        assertThat(LiveServer.one(connection, "SELECT max(note) FROM t")).isEqualTo("{d '2024'} $1 ?");
    }

    @Test
    void rows_that_are_gone_meanwhile_even_the_last_one_end_the_fill_all_the_same() throws SQLException {
        LiveServer.run(
                connection,
                "CREATE TABLE t (k int PRIMARY KEY, n int NOT NULL DEFAULT 0)",
                "INSERT INTO t SELECT generate_series(1, 30)");
        TableChunks chunks =
                new PostgresChunks().of(connection, step(LiveServer.open("t"), "UPDATE t SET n = n + 1", "k"));
        Key upper = chunks.upperBound().orElseThrow();
        Key first = chunks.boundary(null, upper, 10).orElseThrow();
        assertThat(first.values()).containsExactly("10");
        LiveServer.run(connection, "DELETE FROM t WHERE k > 5", "INSERT INTO t VALUES (31)");

        assertThat(chunks.run(null, first, true)).isEqualTo(5);
        assertThat(chunks.boundary(first, upper, 10)).isEmpty();
    }

    @Test
    void an_empty_table_has_no_upper_bound() throws SQLException {
        LiveServer.run(connection, "CREATE TABLE t (k int PRIMARY KEY)");

        assertThat(new PostgresChunks()
                        .of(connection, step(LiveServer.open("t"), "DELETE FROM t", "k"))
                        .upperBound())
                .isEmpty();
    }

    @Test
    void a_key_column_that_is_gone_is_an_error_of_its_own() throws SQLException {
        LiveServer.run(connection, "CREATE TABLE t (k int PRIMARY KEY)");

        assertThatThrownBy(() -> new PostgresChunks().of(connection, step(LiveServer.open("t"), "DELETE FROM t", "x")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("public.t are gone");
    }
}
