package dev.towpath.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reviews of folders and files that belong to no tool with a history. */
@Timeout(60)
class ReviewOfFilesTest {
    private static final String BAD = "ALTER TABLE t ADD COLUMN a int FROB;\n";

    @TempDir
    private Path directory;

    private OfflineCommand.Run run(String... arguments) {
        return OfflineCommand.run(directory, arguments);
    }

    private void file(String path, String text) throws IOException {
        file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void file(String path, byte[] bytes) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    @Test
    void one_file_is_reviewed_and_so_is_a_folder_of_any_names() throws IOException {
        file("db/10_b.sql", "SELECT 1;\n" + BAD);
        file("db/2_a.sql", BAD);
        OfflineCommand.Run one = run("review", "db/10_b.sql");
        assertThat(one.out()).contains("10_b.sql:2:32: error not-understood").contains("1 file, 2 statements");
        assertThat(one.code()).isEqualTo(5);
        OfflineCommand.Run all = run("review", "db");
        assertThat(all.out().indexOf("2_a.sql:1:32"))
                .isNotNegative()
                .isLessThan(all.out().indexOf("10_b.sql:2:32"));
    }

    @Test
    void flyways_own_names_make_it_flyway() throws IOException {
        file("db/V2__b.sql", "${undefined}");
        assertThat(run("review", "db").err()).contains("no value for the placeholder");
        assertThat(run("review", "db", "--tool", "sql").out()).contains("V2__b.sql:1:");
        assertThat(run("review", "db/V2__b.sql").out()).contains("V2__b.sql:1:");
        assertThat(run("review", "db/V2__b.sql", "--tool", "flyway").err())
                .contains(
                        "is a file, and projects of flyway are folders. Name the folder, or review this file alone with"
                                + " --tool sql.");
    }

    @Test
    void two_tools_that_fit_are_both_named() throws IOException {
        file("db/V1__a.sql", "SELECT 1;");
        file("db/a.paper", "x");
        assertThat(run("review", "db").err())
                .contains("looks like a project of several tools (flyway, paper). Name one with --tool.");
    }

    @Test
    void findings_stand_where_the_file_has_them() throws IOException {
        file("db/1_a.sql", "\uFEFF-- migrate:up\r\nSELECT '😀'; " + BAD + "-- migrate:down\r\n" + BAD);
        OfflineCommand.Run run = run("review", "db");
        assertThat(run.out()).contains("1_a.sql:2:44: error not-understood").contains("1 file, 2 statements");
    }

    @Test
    void files_that_undo_are_named_and_not_reviewed() throws IOException {
        file("db/1_a.up.sql", "SELECT 1;");
        file("db/1_a.down.sql", BAD);
        OfflineCommand.Run run = run("review", "db", "--fail-on", "never");
        assertThat(run.err()).isEqualTo("Not reviewed: 1_a.down.sql (undoes a migration).\n");
        assertThat(run.out()).contains("1 file, 1 statement");
    }

    @Test
    void nothing_without_a_history_is_planned_or_started() throws IOException {
        file("db/1_a.sql", "SELECT 1;");
        for (String command : new String[] {"plan", "start"}) {
            OfflineCommand.Run run = run(command, "db", "--database", "shop");
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("error: SQL files have no history table")
                    .contains("towpath review");
        }
    }

    @Test
    void odd_files_are_clear_errors() throws IOException {
        file("nul/1.sql", "SELECT '\0';");
        file("utf16/1.sql", "\uFEFFSELECT 1;".getBytes(StandardCharsets.UTF_16LE));
        file("latin/1.sql", "SELECT 'ö';".getBytes(StandardCharsets.ISO_8859_1));
        file("large/1.sql", new byte[(32 << 20) + 1]);
        file("open/1.sql", "SELECT 1;\n  'abc");
        file("notes.txt", "hello");
        Files.createDirectory(directory.resolve("empty"));
        Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));
        Files.createDirectories(directory.resolve("links/in"));
        Files.createSymbolicLink(directory.resolve("links/in/up.sql"), directory.resolve("nul/1.sql"));
        String[][] expected = {
            {"nul", "holds a NUL character"},
            {"utf16", "is UTF-16"},
            {"latin", "is not UTF-8 (line 1: byte 0xF6"},
            {"large", "larger than 32 MiB"},
            {"open", "1.sql:2:3: the quoted text that begins here never ends"},
            {"notes.txt", "looks like no project"},
            {"empty", "looks like no project"},
            {"loop", "does not exist"},
            {"links/in", "a symbolic link leads out of the project folder"},
            {"nul/../latin/../nowhere.sql", "does not exist"},
            {"/dev/null", "is neither a folder nor a file"},
        };
        for (String[] one : expected) {
            OfflineCommand.Run run = run("review", one[0]);
            assertThat(run.code()).as(one[0] + run).isEqualTo(one[0].equals("open") ? 8 : 2);
            assertThat(run.err())
                    .as(one[0])
                    .startsWith("error: ")
                    .contains(one[1])
                    .doesNotContain("\tat ");
            assertThat(run.out()).isEmpty();
        }
    }
}
