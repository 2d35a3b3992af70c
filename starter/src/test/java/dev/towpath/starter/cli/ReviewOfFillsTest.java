package dev.towpath.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reviews of fills written in YAML. */
@Timeout(60)
class ReviewOfFillsTest {
    @TempDir
    private Path directory;

    private OfflineCommand.Run run(String... arguments) {
        return OfflineCommand.run(directory, arguments);
    }

    private void file(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void what_the_engine_finds_stands_where_the_yaml_has_it() throws IOException {
        file("fills/1_a.fill.yaml", "update: t\nset:\n  a: 1\nwhere: >\n  b = 1\n  AND c FROB d\n");
        OfflineCommand.Run run = run("review", "fills");
        assertThat(run.out())
                .contains("1_a.fill.yaml:6:9: error not-understood")
                .contains("AND c FROB d");
        assertThat(run.code()).isEqualTo(5);
    }

    @Test
    void the_preview_shows_the_statement_that_it_became() throws IOException {
        file("fills/1_a.fill.yaml", "where: n IS NULL\nset: {n: 0}\nupdate: shop.orders\n");
        OfflineCommand.Run run = run("review", "fills", "--fix-preview", "--fail-on", "never");
        assertThat(run.out())
                .contains("1_a.fill.yaml as Towpath runs it")
                .contains("backfill")
                .contains("UPDATE shop.orders SET n = (0) WHERE (n IS NULL)");
    }

    @Test
    void what_cannot_be_cut_is_told_at_the_part_that_forbids_it() throws IOException {
        file("fills/1_a.fill.yaml", "update: t\nset:\n  a: random()\n");
        assertThat(run("review", "fills").out()).contains("1_a.fill.yaml:1:1: ").contains("random");
    }

    @Test
    void among_sql_files_they_are_reviewed_and_alone_they_can_run() throws IOException {
        file("db/1_a.sql", "CREATE TABLE t (id int PRIMARY KEY, n int);");
        file("db/2_b.fill.yaml", "update: t\nset: {n: 1}\n");
        file("fills/1.fill.yaml", "update: t\nset: {n: 1}\n");
        assertThat(run("review", "db", "--fail-on", "never").out()).contains("2 files, 2 statements");
        assertThat(run("review", "db/2_b.fill.yaml", "--fail-on", "never").out())
                .contains("1 file, 1 statement");
        assertThat(run("plan", "db", "--database", "shop").err()).contains("and fills (name.fill.yaml) a folder");
        // It goes on to the server, which these tests do not have.
        assertThatThrownBy(() -> run("plan", "fills", "--database", "shop")).hasMessage("this command needs no server");
    }

    @Test
    void on_mysql_they_are_reviewed_unless_they_name_other_tables() throws IOException {
        file("fills/1_a.fill.yaml", "where: |\n  b = 1\n  AND c FROB d\nupdate: t\nset: {a: 1}\n");
        assertThat(run("review", "fills", "--engine", "mysql:8.4").out())
                .contains("1_a.fill.yaml:3:9: error not-understood");
        file("fills/1_a.fill.yaml", "update: t\nset: {a: 1}\nfrom: b\n");
        assertThat(run("review", "fills", "--engine", "mysql:8.4").err())
                .contains("1_a.fill.yaml:3:7: from names other tables, and MySQL");
    }

    @Test
    void mistakes_are_told_with_their_place() throws IOException {
        file("fills/1.fill.yaml", "update: t\nset:\n  n: 1; DROP TABLE t\n");
        OfflineCommand.Run run = run("review", "fills");
        assertThat(run.err())
                .contains("1.fill.yaml:3:6: the value of n holds a semicolon")
                .doesNotContain("\tat ");
        assertThat(run.code()).isEqualTo(8);
    }
}
