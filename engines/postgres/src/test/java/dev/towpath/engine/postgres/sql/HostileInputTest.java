package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HostileInputTest {
    private static final int MANY = 5_000;
    private final PostgresLanguage language = new PostgresLanguage();

    private Understanding understand(String sql) {
        return language.understand(new Statement(sql, new SourcePosition("a.sql", 1, 1)));
    }

    static Stream<Arguments> deep() {
        return Stream.of(
                Arguments.of("brackets", "SELECT " + "(".repeat(MANY) + "1" + ")".repeat(MANY)),
                Arguments.of("open brackets", "SELECT " + "(".repeat(MANY)),
                Arguments.of("sub-selects", "SELECT " + "(SELECT ".repeat(MANY) + "1" + ")".repeat(MANY)),
                Arguments.of("from", "SELECT * FROM " + "(SELECT * FROM ".repeat(MANY) + "t" + ") x".repeat(MANY)),
                Arguments.of("arrays", "SELECT " + "ARRAY[".repeat(MANY) + "1" + "]".repeat(MANY)),
                Arguments.of("chain of joins", "SELECT * FROM a" + " JOIN b".repeat(MANY)),
                Arguments.of("tokens", "SELECT 1" + "+1".repeat(400_000)),
                Arguments.of("case", "SELECT " + "CASE WHEN a THEN ".repeat(MANY) + "1" + " END".repeat(MANY)),
                Arguments.of("calls", "SELECT " + "f(".repeat(MANY) + "1" + ")".repeat(MANY)),
                Arguments.of("joins", "SELECT * FROM " + "(a JOIN ".repeat(MANY) + "b" + " ON true)".repeat(MANY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deep")
    void deep_nesting_is_not_understood(String what, String sql) {
        assertThat(understand(sql)).isInstanceOf(Understanding.NotUnderstood.class);
    }

    static Stream<Arguments> odd() {
        return Stream.of(
                Arguments.of("not", "SELECT " + "NOT ".repeat(MANY) + "true"),
                Arguments.of("minus", "SELECT " + "- ".repeat(MANY) + "1"),
                Arguments.of("sum", "SELECT 1" + " + 1".repeat(MANY)),
                Arguments.of("and", "DELETE FROM t WHERE a" + " AND a".repeat(MANY)),
                Arguments.of("casts", "SELECT 1" + "::int".repeat(MANY)),
                Arguments.of("unions", "SELECT 1" + " UNION SELECT 1".repeat(MANY)),
                Arguments.of("in list", "DELETE FROM t WHERE a IN (1" + ", 1".repeat(100_000) + ")"),
                Arguments.of("wide table", "CREATE TABLE t (a int" + ", a int DEFAULT 1".repeat(MANY) + ")"),
                Arguments.of("moderate brackets", "SELECT " + "(".repeat(100) + "1" + ")".repeat(100)),
                Arguments.of("moderate open brackets", "SELECT " + "(".repeat(100)),
                Arguments.of("moderate selects", "SELECT " + "(SELECT ".repeat(100) + "1" + ")".repeat(100)),
                Arguments.of(
                        "moderate from", "SELECT * FROM " + "(SELECT * FROM ".repeat(100) + "t" + ") x".repeat(100)),
                Arguments.of("moderate case", "SELECT " + "CASE WHEN a THEN ".repeat(100) + "1" + " END".repeat(100)),
                Arguments.of("moderate calls", "SELECT " + "f(a, ".repeat(100) + "1" + ")".repeat(100)),
                Arguments.of("joins", "SELECT * FROM a" + " JOIN b".repeat(400)),
                Arguments.of(
                        "long WITH", "WITH a AS (SELECT 1)" + ", a AS (SELECT * FROM a)".repeat(10_000) + " SELECT 1"),
                Arguments.of("nul", "SELECT \0 1"),
                Arguments.of("nul in a name", "CREATE TABLE \"a\0b\" (a int)"),
                Arguments.of("surrogate", "SELECT \uD83D"),
                Arguments.of("empty name", "CREATE TABLE \"\" (a int)"),
                Arguments.of("bad escape", "CREATE TABLE U&\"\\zzzz\" (a int)"),
                Arguments.of("short escape", "CREATE TABLE U&\"\\00\" (a int)"),
                Arguments.of("empty", ""),
                Arguments.of("comment", "-- only"),
                Arguments.of("drop function", "DROP FUNCTION"),
                Arguments.of("drop functions", "DROP FUNCTION f(,), ,, CASCADE"),
                Arguments.of("two statements", "SELECT 1; SELECT 2"),
                Arguments.of("garbage", "]}{[ ''' $$ \" \\ /*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("odd")
    void any_text_gets_an_answer_in_time(String what, String sql) {
        assertThat(understand(sql)).isNotNull();
    }

    @Test
    void a_line_of_ten_megabytes_is_cut_and_not_parsed() {
        String line = "SELECT " + "a, ".repeat(10 * 1024 * 1024 / 3) + "b";
        List<Statement> statements = language.split(Script.verbatim("a.sql", line + ";" + line));
        assertThat(statements).hasSize(2);
        assertThat(statements)
                .allSatisfy(statement ->
                        assertThat(language.understand(statement)).isInstanceOf(Understanding.NotUnderstood.class));
    }

    @Test
    void ten_megabytes_of_rows_are_understood_by_their_head() {
        String sql = "INSERT INTO app.\"Big\" (a, b) VALUES (1, 'x;(')" + ",\n(2, E'\\'')".repeat(900_000)
                + " ON CONFLICT DO NOTHING";
        Statement statement =
                language.split(Script.verbatim("a.sql", sql + ";")).getFirst();
        assertThat(statement.sql()).isEqualTo(sql);
        assertThat(language.understand(statement)).isInstanceOfSatisfying(Understanding.Understood.class, read -> {
            assertThat(read.actions().getFirst().operation())
                    .isEqualTo(new SchemaOperation.InsertRows(TableName.of("app", "Big")));
            assertThat(read.relations()).containsExactly(TableName.of("app", "Big"));
        });
    }

    @Test
    void half_a_million_statements_are_cut_in_time() {
        assertThat(language.split(Script.verbatim("a.sql", "select 1;\n".repeat(500_000))))
                .hasSize(500_000);
    }

    @ParameterizedTest
    @MethodSource("unterminated")
    void ten_megabytes_after_an_open_quote_are_refused(String open) {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> language.split(Script.verbatim("a.sql", open + " /* ' $ \n".repeat(1_000_000))))
                .isInstanceOf(TowpathException.class)
                .hasMessageStartingWith("a.sql:1:1: ");
    }

    static Stream<String> unterminated() {
        return Stream.of("/*", "\"", "$a$", "COPY t FROM STDIN;\n");
    }

    @Test
    void a_statement_that_does_thousands_of_things_is_not_understood() {
        int most = PostgresLanguage.MOST_ACTIONS;
        assertThat(understand("DROP TABLE a" + ", a".repeat(most - 1))).isInstanceOf(Understanding.Understood.class);
        assertThat(understand("DROP TABLE a" + ", a".repeat(most)))
                .isInstanceOfSatisfying(
                        Understanding.NotUnderstood.class,
                        not -> assertThat(not.reason())
                                .isEqualTo("it does 1001 things at once, more than the 1000 that are judged together"));
    }

    @Test
    void a_million_statements_and_semicolons_in_one_line_are_cut_in_time() {
        List<Statement> statements = language.split(Script.verbatim("a.sql", "é;;😀;".repeat(1_000_000)));
        assertThat(statements).hasSize(2_000_000);
        assertThat(statements.getLast().at()).hasToString("a.sql:1:4999999");
    }

    @Test
    void tells_where_a_statement_stops_making_sense() {
        Statement statement =
                new Statement("ALTER TABLE t\n  ADD COLUMN ä int,\n  FROB x", new SourcePosition("a.sql", 10, 5));
        assertThat(language.understand(statement)).isInstanceOfSatisfying(Understanding.NotUnderstood.class, not -> {
            assertThat(not.at()).hasToString("a.sql:12:3");
            assertThat(not.reason()).contains("FROB");
        });
    }
}
