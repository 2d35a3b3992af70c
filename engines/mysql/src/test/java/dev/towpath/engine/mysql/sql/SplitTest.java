package dev.towpath.engine.mysql.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {
    private static List<Statement> split(String script) {
        return new MySqlLanguage().split(Script.verbatim("V1__a.sql", script));
    }

    private static List<String> texts(String script) {
        return split(script).stream().map(Statement::sql).toList();
    }

    @Test
    void a_semicolon_ends_a_statement_but_not_in_quotes_and_comments() {
        assertThat(texts("select ';', \";\", `;` -- ;\n; # ;\n/* ; */ select 2"))
                .containsExactly("select ';', \";\", `;`", "select 2");
    }

    @Test
    void backslashes_escape_in_texts_only() {
        assertThat(texts("select 'a\\';', \"b\\\";\", `c\\`; select 'it''s;'"))
                .containsExactly("select 'a\\';', \"b\\\";\", `c\\`", "select 'it''s;'");
    }

    @Test
    void two_dashes_are_a_comment_before_white_space_only() {
        assertThat(texts("select 1--2; --\nselect 3;\n-- x")).containsExactly("select 1--2", "select 3");
    }

    @Test
    void version_comments_count_and_others_do_not() {
        assertThat(texts("/*!80000 select 1 */; /* select 2 */; /*+ hint */ ; select /*!80000 4, */ 5;"))
                .containsExactly("/*!80000 select 1 */", "select /*!80000 4, */ 5");
        assertThat(texts("select 2*/* two */3; select 4")).containsExactly("select 2*/* two */3", "select 4");
    }

    @Test
    void delimiter_sets_what_ends_a_statement() {
        assertThat(texts("DELIMITER $$\nCREATE TRIGGER a BEFORE INSERT ON b FOR EACH ROW BEGIN SET @a = 1; END$$\n"
                        + "delimiter //\nselect 1; select 2//\nDelimiter ;\nselect 3; select 4"))
                .containsExactly(
                        "CREATE TRIGGER a BEFORE INSERT ON b FOR EACH ROW BEGIN SET @a = 1; END",
                        "select 1; select 2",
                        "select 3",
                        "select 4");
    }

    @Test
    void triggers_in_dumps_are_cut_as_the_client_cuts_them() {
        assertThat(texts("DELIMITER ;;\n/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER t BEFORE INSERT"
                        + " ON b FOR EACH ROW BEGIN SET @a = 1; END */;;\nDELIMITER ;\nselect 1"))
                .hasSize(2)
                .last()
                .isEqualTo("select 1");
    }

    @Test
    void backslash_g_ends_a_statement() {
        assertThat(texts("select 1\\g select 2\\G select \\N;")).containsExactly("select 1", "select 2", "select \\N");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_word() {
        assertThat(split("\uFEFFselect 1").getFirst().sql()).isEqualTo("select 1");
    }

    @Test
    void a_statement_knows_its_place() {
        List<Statement> statements = split("-- ä\n  select 1;\r\n/* x */ select 2");
        assertThat(statements.get(0).at()).hasToString("V1__a.sql:2:3");
        assertThat(statements.get(1).at()).hasToString("V1__a.sql:3:9");
    }

    @Test
    void comments_alone_are_no_statements() {
        assertThat(texts(" ; ;; # a\n-- b\n/* c */ /*! */ ;")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "select 'a | 1:8 | Close it with '",
                "select \"a | 1:8 | Close it with \"",
                "select 1; select `a | 1:18 | Close it with `",
                "select 1 /* a | 1:10 | Close it with */",
                "/*!80000 select 1 | 1:1 | Close it with */",
                "select 1; source other.sql | 1:11 | Write its content here",
                "\\. other.sql | 1:1 | Remove it",
                "delimiter | 1:1 | needs the characters",
                "delimiter \\ | 1:1 | Use another one"
            })
    void what_never_ends_or_only_the_client_can_do_is_refused_with_its_place(
            String script, String position, String advice) {
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
