package dev.towpath.starter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The worst files met or thought of, each given to the command in a process of its own with a small heap. */
@Timeout(120)
class HostileFilesTest {
    private static final int DEEP = 5_000;

    @TempDir
    private Path folder;

    private void file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("db"));
        Files.writeString(folder.resolve("db").resolve(name), text);
    }

    private TowpathProcess review(String path) throws Exception {
        TowpathProcess process = TowpathProcess.start(
                folder.resolve("log"), Map.of(), "review", folder.resolve(path).toString());
        process.status();
        return process;
    }

    @Test
    void what_can_be_cut_gets_a_finding_for_each_statement_nobody_understands() throws Exception {
        file("01_long_line.sql", "SELECT " + "a, ".repeat(10 * 1024 * 1024 / 3) + "b;");
        file("02_brackets.sql", "SELECT " + "(".repeat(DEEP) + "1" + ")".repeat(DEEP) + ";");
        file("03_case.sql", "SELECT " + "CASE WHEN a THEN ".repeat(DEEP) + "1" + " END".repeat(DEEP) + ";");
        file("04_selects.sql", "SELECT " + "(SELECT ".repeat(DEEP) + "1" + ")".repeat(DEEP) + ";");
        file("05_many_things.sql", "DROP TABLE a" + ", a".repeat(DEEP) + ";");
        file("06_semicolons.sql", ";".repeat(1_000_000));
        file("07_comments.sql", "/*".repeat(DEEP) + "*/".repeat(DEEP) + "FROB;");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            many.append("CREATE TABLE t")
                    .append(i)
                    .append(" (a int); CREATE VIEW v")
                    .append(i)
                    .append(" AS SELECT 1; ");
        }
        file("08_many_in_one_line.sql", many.toString());

        TowpathProcess process = review("db");

        assertThat(process.status()).as(process.printed()).isEqualTo(5);
        assertThat(process.printed())
                .contains("8 files, 40,006 statements, 40,000 understood")
                .contains("01_long_line.sql:1:1: error not-understood")
                .contains("02_brackets.sql:1:")
                .contains("03_case.sql:1:")
                .contains("04_selects.sql:1:")
                .contains("05_many_things.sql:1:1: error not-understood")
                .contains("07_comments.sql:1:20001: error not-understood")
                .doesNotContain("\tat ");
    }

    @Test
    void what_cannot_be_cut_is_refused_with_its_place() throws Exception {
        for (String open : new String[] {"/*", "'", "\"", "$a$", "E'\\"}) {
            file("1.sql", "SELECT 1;\n" + open + " /* $ \n".repeat(1_000_000));
            TowpathProcess process = review("db/1.sql");
            assertThat(process.status()).as(process.printed()).isEqualTo(8);
            assertThat(process.printed())
                    .startsWith("error: 1.sql:2:1: ")
                    .contains("never ends")
                    .doesNotContain("\tat ");
        }
    }
}
