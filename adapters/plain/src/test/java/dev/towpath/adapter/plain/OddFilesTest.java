package dev.towpath.adapter.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.towpath.adapter.spi.Target;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changeset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class OddFilesTest {
    @TempDir
    private Path root;

    private void refused(Folder folder, String why) {
        assertThatThrownBy(folder::changelog)
                .isInstanceOfSatisfying(
                        TowpathException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION))
                .hasMessageContaining(why);
    }

    @Test
    void an_empty_folder_is_named() {
        refused(new Folder(root), "there are no .sql files in it. Name the folder of migrations, or one file.");
    }

    @Test
    void an_empty_file_is_a_changeset_without_statements() throws IOException {
        assertThat(new Folder(root).file("a.sql", "").changelog().changesets()).hasSize(1);
    }

    @Test
    void all_problems_are_told_together() throws IOException {
        Folder folder = new Folder(root)
                .file("1.sql", "SELECT 1;\nSELECT '\0';".getBytes(StandardCharsets.UTF_8))
                .file("2.sql", "\uFEFFSELECT 1;".getBytes(StandardCharsets.UTF_16LE))
                .file("3.sql", "SELECT 1;".getBytes(StandardCharsets.UTF_16LE))
                .file("4.sql", "SELECT 1;\nSELECT 'ö';".getBytes(StandardCharsets.ISO_8859_1))
                .file("5.sql", new byte[] {'a', (byte) 0xE2, (byte) 0x82});
        refused(folder, "5 problems:");
        refused(folder, "1.sql:2: holds a NUL character, which no SQL has: the file is no text, or damaged.");
        refused(folder, "2.sql: is UTF-16, not UTF-8. Save it as UTF-8.");
        refused(folder, "3.sql:1: holds a NUL character, which no SQL has: the file is UTF-16 or UTF-32, or damaged.");
        refused(folder, "4.sql: is not UTF-8 (line 2: byte 0xF6 at offset 18). Save it in that encoding");
        refused(folder, "5.sql: is not UTF-8");
    }

    @Test
    void a_file_over_the_cap_is_refused() throws IOException {
        refused(new Folder(root).file("a.sql", new byte[(32 << 20) + 1]), "a.sql: larger than 32 MiB.");
    }

    @Test
    void links_that_loop_or_lead_out_are_refused() throws IOException {
        Folder folder = new Folder(root.resolve("in"))
                .file("1.sql", "SELECT 1;")
                .file("../out/2.sql", "SELECT 2;")
                .file("a/3.sql", "SELECT 3;");
        Files.createSymbolicLink(root.resolve("in/file.sql"), root.resolve("out/2.sql"));
        Files.createSymbolicLink(root.resolve("in/folder"), root.resolve("out"));
        Files.createSymbolicLink(root.resolve("in/a/back"), root.resolve("in"));
        Files.createSymbolicLink(root.resolve("in/self.sql"), root.resolve("in/self.sql"));
        Files.createSymbolicLink(root.resolve("in/gone.sql"), root.resolve("nowhere"));
        refused(folder, "file.sql: a symbolic link leads out of the project folder.");
        refused(folder, "folder: a symbolic link leads out of the project folder.");
        refused(folder, "a/back: a symbolic link leads back to a folder already read.");
        refused(folder, "self.sql: a symbolic link that leads nowhere.");
        refused(folder, "gone.sql: a symbolic link that leads nowhere.");
    }

    @Test
    void a_link_inside_the_folder_is_followed() throws IOException {
        Folder folder = new Folder(root).file("a/1.sql", "SELECT 1;");
        Files.createSymbolicLink(root.resolve("2.sql"), root.resolve("a/1.sql"));
        assertThat(folder.order()).containsExactly("2.sql", "a/1.sql");
    }

    @Test
    void a_pipe_is_not_waited_for() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe.sql").toString())
                        .start()
                        .waitFor())
                .isZero();
        refused(new Folder(root).file("1.sql", ""), "pipe.sql: is neither a file nor a folder.");
        assertThatThrownBy(() -> new Folder(root).changelog("pipe.sql")).hasMessageContaining("Name a regular file.");
    }

    @Test
    void a_file_that_may_not_be_read_is_named() throws IOException {
        Folder folder = new Folder(root).file("a.sql", "SELECT 1;");
        Files.setPosixFilePermissions(root.resolve("a.sql"), PosixFilePermissions.fromString("-w-------"));
        assumeFalse(Files.isReadable(root.resolve("a.sql")), "the superuser may read everything");
        refused(folder, "a.sql: cannot be read (AccessDeniedException). Check its permissions.");
    }

    @Test
    void a_file_that_undoes_need_not_be_readable() throws IOException {
        Folder folder = new Folder(root).file("1.sql", "SELECT 1;").file("1.down.sql", new byte[] {0});
        assertThat(folder.order()).containsExactly("1.sql");
    }

    @Test
    void nothing_can_be_started() throws IOException {
        SqlTool tool = new SqlTool();
        new Folder(root).file("1.sql", "SELECT 1;");
        Target target = Target.offline("postgresql");
        assertThatThrownBy(() -> tool.history(tool.read(root, java.util.Map.of()), target))
                .hasMessage(tool.reviewOnly().orElseThrow())
                .hasMessageContaining("no history table")
                .hasMessageContaining("towpath review");
    }

    @Test
    void fills_stand_among_the_files_in_their_order() throws IOException {
        Folder folder = new Folder(root)
                .file("10_c.sql", "SELECT 1;")
                .file("2_b.fill.yaml", "update: t\nset: {n: 1}\n")
                .file("1_a.sql", "SELECT 1;")
                .file("other.yaml", "x: 1");
        assertThat(folder.order()).containsExactly("1_a.sql", "2_b.fill.yaml", "10_c.sql");
        Changeset fill = folder.changelog().changesets().get(1);
        assertThat(Folder.mode(fill)).isEqualTo("fill WHOLE");
        assertThat(Folder.sql(fill).script().text()).isEqualTo("UPDATE t\nSET n = (1);\n");
        assertThat(folder.changelog("2_b.fill.yaml").changesets()).hasSize(1);
        folder.file("3.fill.yml", "update: t").file("4.fill.yml", "x");
        assertThatThrownBy(folder::changelog)
                .hasMessageContaining("2 problems")
                .hasMessageContaining("3.fill.yml:1:1: has no \"set\"");
    }
}
