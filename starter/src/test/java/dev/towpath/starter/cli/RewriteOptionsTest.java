package dev.towpath.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --fix-preview} and {@code --emit-sql}. */
class RewriteOptionsTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void project() throws IOException {
        write("db/V1__orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY, total int, note text);\n");
        write("db/V2__index.sql", "CREATE INDEX orders_total ON orders (total);\n");
        write("db/V3__drop.sql", "ALTER TABLE orders DROP COLUMN note;\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private OfflineCommand.Run review(String... more) {
        String[] arguments = new String[2 + more.length];
        arguments[0] = "review";
        arguments[1] = "db";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return OfflineCommand.run(directory, arguments);
    }

    @Test
    void the_preview_shows_what_was_written_what_runs_and_what_it_locks() {
        assertThat(review("--fix-preview").out()).contains("""
                V2__index.sql as Towpath runs it
                  deploy
                    V2/1  build-index  build index public.orders_total on public.orders
                      you wrote          CREATE INDEX orders_total ON orders (total)
                      Towpath will run   CREATE INDEX CONCURRENTLY orders_total ON orders (total)
                      lock               SHARE UPDATE EXCLUSIVE on public.orders, blocks other schema changes, scan
                """, """
                V3__drop.sql as Towpath runs it
                  held: drops column orders.note
                  contract
                    V3/1  execute-ddl  ALTER TABLE orders DROP COLUMN note
                      as written         ALTER TABLE orders DROP COLUMN note
                """);
        assertThat(review().out()).doesNotContain("as Towpath runs it");
    }

    @Test
    void programs_and_pull_requests_get_the_preview_too() throws IOException {
        JsonNode proposals = new JsonMapper()
                .readTree(review("--fix-preview", "-o", "json").out())
                .path("proposals");
        assertThat(proposals.at("/1/steps/0/statements/0/written").asText())
                .isEqualTo("CREATE INDEX orders_total ON orders (total)");
        assertThat(proposals.at("/1/steps/0/statements/0/locks/0/mode").asText())
                .isEqualTo("SHARE UPDATE EXCLUSIVE");
        assertThat(proposals.at("/2/steps/0/phase").asText()).isEqualTo("contract");
        assertThat(review("--fix-preview", "-o", "markdown").out())
                .contains("<summary><code>db/V2&#95;&#95;index.sql</code> as Towpath runs it</summary>");
        assertThat(review("-o", "json").out()).doesNotContain("proposals");
    }

    @Test
    void the_sql_files_can_be_run_by_hand_and_written_again() throws IOException {
        OfflineCommand.Run first = review("--emit-sql", "by-hand");
        assertThat(first.err()).contains("Wrote 3 SQL files to ").contains("not the tool's history");
        assertThat(directory.resolve("by-hand/V2__index.sql"))
                .content()
                .startsWith("-- Written by towpath review --emit-sql from V2__index.sql.")
                .contains("-- psql -X -v ON_ERROR_STOP=1 -f …")
                .endsWith("""
                        -- deploy

                        SET lock_timeout = 0;
                        -- locks: SHARE UPDATE EXCLUSIVE on public.orders
                        CREATE INDEX CONCURRENTLY orders_total ON orders (total);

                        """);
        assertThat(directory.resolve("by-hand/V3__drop.sql"))
                .content()
                .contains("-- Waits for contract: ", "-- contract\n", "SET LOCAL lock_timeout = '500ms';");
        assertThat(review("--emit-sql", "by-hand").err()).contains("Wrote 3 SQL files");
    }

    @Test
    void files_of_others_are_never_overwritten() throws IOException {
        OfflineCommand.Run run = review("--emit-sql", "db");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("V1__orders.sql is there and was not written by this option");
        assertThat(directory.resolve("db/V2__index.sql")).hasContent("CREATE INDEX orders_total ON orders (total);");
    }

    @Test
    void what_towpath_refuses_is_said_to_be_missing() throws IOException {
        write("db/V4__full.sql", "ALTER TABLE orders ADD COLUMN a int;\nDISCARD ALL;\n");
        assertThat(review("--fix-preview").out()).contains("  refused: line 2, see the finding there\n");
        review("--emit-sql", "by-hand");
        assertThat(directory.resolve("by-hand/V4__full.sql"))
                .content()
                .contains("-- Not here: line 2, which Towpath refuses; the review says why.\n", "ADD COLUMN a int");
    }
}
