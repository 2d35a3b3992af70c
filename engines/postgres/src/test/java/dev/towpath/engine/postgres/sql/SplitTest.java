package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SplitTest {
    private static List<Statement> split(String text) {
        return new PostgresLanguage().split(Script.verbatim("V1__a.sql", text));
    }

    static Stream<Arguments> scripts() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of(" ; ;; -- nothing\n/* at /* all */ */", List.of()),
                Arguments.of("a; b", List.of("a", "b")),
                Arguments.of("a;;b;", List.of("a", "b")),
                Arguments.of("-- lead\n/* lead */ a -- trail\n;", List.of("a")),
                Arguments.of("a /* ; */ b; c", List.of("a /* ; */ b", "c")),
                Arguments.of("a -- ;\n b; c", List.of("a -- ;\n b", "c")),
                Arguments.of("a /* /* ; */ ; */ b; c", List.of("a /* /* ; */ ; */ b", "c")),
                Arguments.of("select ';', 'it''s;'; b", List.of("select ';', 'it''s;'", "b")),
                Arguments.of("select 'a\\'; b", List.of("select 'a\\'", "b")),
                Arguments.of("select E'a\\';', e'\\\\'; b", List.of("select E'a\\';', e'\\\\'", "b")),
                Arguments.of("select type'a\\'; b", List.of("select type'a\\'", "b")),
                Arguments.of("select U&'a\\'; b", List.of("select U&'a\\'", "b")),
                Arguments.of("select \"a;\"\";\"; b", List.of("select \"a;\"\";\"", "b")),
                Arguments.of("do $$ a; $x$ b; $$; c", List.of("do $$ a; $x$ b; $$", "c")),
                Arguments.of("do $x$ a; $$ b; $x$; c", List.of("do $x$ a; $$ b; $x$", "c")),
                Arguments.of("do $äß$ a; $äß$; c", List.of("do $äß$ a; $äß$", "c")),
                Arguments.of("select a$$; b$$", List.of("select a$$", "b$$")),
                Arguments.of("execute p($1); b", List.of("execute p($1)", "b")),
                Arguments.of("rule (a; b); c", List.of("rule (a; b)", "c")),
                Arguments.of("a ) ; b", List.of("a )", "b")),
                Arguments.of(
                        "create function f() begin atomic select case when a then b end; end; c",
                        List.of("create function f() begin atomic select case when a then b end; end", "c")),
                Arguments.of(
                        "CREATE OR REPLACE PROCEDURE f() BEGIN ATOMIC a; END; c",
                        List.of("CREATE OR REPLACE PROCEDURE f() BEGIN ATOMIC a; END", "c")),
                Arguments.of("begin; end; c", List.of("begin", "end", "c")),
                Arguments.of(
                        "create table function (a int); begin; c",
                        List.of("create table function (a int)", "begin", "c")),
                Arguments.of("\\set ON_ERROR_STOP on\n\\echo hi; there\na;\n\\restrict xyz\nb", List.of("a", "b")),
                Arguments.of("\uFEFFa;\uFEFFb", List.of("a", "b")),
                Arguments.of("a\r;\r\nb\r\n", List.of("a", "b")));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void cuts_as_psql_does(String script, List<String> expected) {
        assertThat(split(script)).extracting(Statement::sql).isEqualTo(expected);
    }

    @Test
    void tells_where_each_first_word_stands() {
        assertThat(split("/* ä */ a;\r\n\t-- x\n  \"😀\" b;\rc"))
                .extracting(statement -> statement.at().toString())
                .containsExactly("V1__a.sql:1:9", "V1__a.sql:3:3", "V1__a.sql:4:1");
    }

    @Test
    void leads_positions_back_over_replaced_placeholders() {
        Script script = new Script(
                "V1__a.sql", "a longer_value; b 'x", "a ${p}; b 'x", List.of(new Script.Replacement(2, 12, 4)));
        assertThatThrownBy(() -> new PostgresLanguage().split(script)).hasMessageStartingWith("V1__a.sql:1:11: ");
    }

    @Test
    void keeps_the_data_lines_of_copy() {
        List<Statement> statements = split(
                "COPY t (a) FROM STDIN WITH (FORMAT text); -- data\n1;'\n\\N\n\\.\nselect 1;\ncopy u from stdin;\n\\.");
        assertThat(statements)
                .extracting(Statement::sql)
                .containsExactly("COPY t (a) FROM STDIN WITH (FORMAT text)", "select 1", "copy u from stdin");
        assertThat(statements).extracting(Statement::copyData).containsExactly("1;'\n\\N\n", null, "");
    }

    @Test
    void ends_copy_data_with_windows_line_ends_too() {
        List<Statement> statements = split("COPY t FROM STDIN;\r\n1\r\n\\.\r\nselect 1;\r\n");
        assertThat(statements).extracting(Statement::copyData).containsExactly("1\r\n", null);
    }

    @Test
    void copy_from_a_file_has_no_data_lines() {
        assertThat(split("COPY t FROM 'stdin';\nselect 1;"))
                .extracting(Statement::copyData)
                .containsOnlyNulls();
        assertThat(split("COPY (select a from stdin) TO STDOUT;\nselect 1;")).hasSize(2);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("a;\n  select 'x;", "2:10", "Close it with '"),
                Arguments.of("select E'x\\'", "1:8", "Close it with '"),
                Arguments.of("select \"x", "1:8", "Close it with \""),
                Arguments.of("a;\n/* /* */ b", "2:1", "Close it with */"),
                Arguments.of("do $f$ begin $$ end", "1:4", "Close it with $f$"),
                Arguments.of("a;\nCOPY t FROM STDIN;\n1\n2\n", "2:1", "Add the line \\."),
                Arguments.of("a;\nCOPY t FROM STDIN", "2:1", "Add the line \\."),
                Arguments.of("COPY t FROM STDIN; select 1;\n\\.\n", "1:19", "begins on the next line"),
                Arguments.of("a;\n \\i other.sql\n", "2:2", "\\i"),
                Arguments.of("\\ir other.sql", "1:1", "\\ir"),
                Arguments.of("\\copy t from x", "1:1", "\\copy"),
                Arguments.of("\\connect db", "1:1", "\\connect"),
                Arguments.of("\\c db", "1:1", "\\c"),
                Arguments.of("\\set x 1", "1:1", "\\set"),
                Arguments.of("\\! rm", "1:1", "\\!"),
                Arguments.of("\\q", "1:1", "\\q"),
                Arguments.of("\\if true", "1:1", "\\if"),
                Arguments.of("\\echo a \\i b", "1:1", "\\echo"),
                Arguments.of("\\echo `date`", "1:1", "\\echo"),
                Arguments.of("select 'drop table t' \\gexec\n", "1:23", "inside a statement"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses_what_has_no_certain_meaning_and_says_where(String script, String position, String advice) {
        assertThatThrownBy(() -> split(script))
                .isInstanceOfSatisfying(
                        TowpathException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CHANGESET_REFUSED))
                .hasMessageStartingWith("V1__a.sql:" + position + ": ")
                .hasMessageContaining(advice);
    }

    @Test
    void refuses_a_script_over_the_limit() {
        assertThatThrownBy(() -> split(" ".repeat(ScriptSplitter.MAX_LENGTH + 1)))
                .isInstanceOf(TowpathException.class)
                .hasMessageContaining("Cut it into several migrations");
    }
}
