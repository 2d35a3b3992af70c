package dev.towpath.engine.mysql.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.plan.Phase;
import dev.towpath.model.plan.PlannedStatement;
import dev.towpath.model.plan.Step;
import dev.towpath.model.plan.StepId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MySqlHandScriptsTest {
    @Test
    void only_changes_of_rows_share_a_transaction() {
        assertThat(script(
                        "SET @a = 1",
                        "INSERT INTO t VALUES (@a)",
                        "UPDATE t SET a = 2",
                        "ALTER TABLE t ADD COLUMN b INT",
                        "DELETE FROM t WHERE a = 1"))
                .isEqualTo("""
                        -- deploy

                        SET lock_wait_timeout = 2;

                        -- Nothing takes these back together: each schema change commits by itself, and what came before it. \
                        After a failure go on from there.
                        SET @a = 1;
                        START TRANSACTION;
                        INSERT INTO t VALUES (@a);
                        UPDATE t SET a = 2;
                        COMMIT;
                        ALTER TABLE t ADD COLUMN b INT;
                        DELETE FROM t WHERE a = 1;

                        """);
    }

    @Test
    void rows_alone_share_one_without_a_word() {
        assertThat(script("INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2)"))
                .contains("START TRANSACTION;\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);\nCOMMIT;")
                .doesNotContain("commits by itself");
    }

    @Test
    void locked_tables_stay_locked() {
        assertThat(script("LOCK TABLES t WRITE", "INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2)"))
                .doesNotContain("START TRANSACTION");
    }

    @Test
    void what_nobody_understands_shares_none() {
        assertThat(script("FROBNICATE t", "FROBNICATE u"))
                .contains("each schema change commits by itself")
                .doesNotContain("START TRANSACTION");
    }

    @Test
    void a_body_with_semicolons_comes_back_as_one_statement() {
        String body = "CREATE PROCEDURE p() BEGIN SELECT 1; SELECT '//'; END";
        String script = script(body);
        assertThat(script).contains("DELIMITER $$\n" + body + "$$\nDELIMITER ;\n");
        assertThat(ScriptSplitter.split(Script.verbatim("by-hand.sql", script)))
                .extracting(Statement::sql)
                .containsExactly("SET lock_wait_timeout = 2", body);
    }

    private static String script(String... statements) {
        List<PlannedStatement> planned = List.of(statements).stream()
                .map(sql ->
                        new PlannedStatement(sql, null, Golden.statement(sql).at(), List.of(), null))
                .toList();
        Step step = new Step.ExecuteDdl(
                new StepId("V1/1"), ChangesetId.of("V1"), Phase.DEPLOY, "all", List.of(), planned, List.of(), false);
        return new MySqlHandScripts().of(List.of(step), Duration.ofSeconds(2));
    }
}
