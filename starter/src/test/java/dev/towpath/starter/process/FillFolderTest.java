package dev.towpath.starter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A team with a Flyway folder and, beside it, a folder of fills, from the command line to the rows. */
@Timeout(180)
class FillFolderTest {
    @TempDir
    private Path folder;

    private void fill(String file, String yaml) throws IOException {
        Files.createDirectories(folder.resolve("fills"));
        Files.writeString(folder.resolve("fills").resolve(file), yaml);
    }

    private static void completes(ProcessWorld world, String... arguments) throws IOException {
        ProcessWorld.Run run = world.towpath(arguments);
        assertThat(run.status()).as(run.out() + run.err()).isZero();
    }

    @Test
    void both_folders_run_in_turn_and_each_fill_once() throws Exception {
        try (ProcessWorld world = new ProcessWorld(folder)) {
            String fills = folder.resolve("fills").toString();
            world.migration("V1__tally.sql", "CREATE TABLE tally (id int PRIMARY KEY, n int NOT NULL, half int);");
            world.worker(world.temporal().target());
            completes(world, "start", world.migrations().toString(), "--database", "shop");
            world.database().execute("INSERT INTO tally SELECT g, 0 FROM generate_series(1, 30000) g", "ANALYZE tally");
            fill("1_count.fill.yaml", "update: tally\nset:\n  n: n + 1\n  half: id / 2\nwhere: id > 100\n");

            ProcessWorld.Run plan = world.towpath("plan", fills, "--database", "shop");
            assertThat(plan.out())
                    .contains("backfill")
                    .contains("UPDATE tally SET n = (n + 1), half = (id / 2) WHERE (id > 100)");
            completes(world, "start", fills, "--database", "shop");
            completes(world, "start", fills, "--database", "shop");
            world.migration("V2__required.sql", "ALTER TABLE tally ALTER COLUMN n SET DEFAULT 0;");
            completes(world, "start", world.migrations().toString(), "--database", "shop");
            fill("2_count.fill.yaml", "update: tally\nset: {n: n + 10}\n");
            completes(world, "start", fills, "--database", "shop");

            assertThat(world.database().query("SELECT n || ' ' || count(*) FROM tally GROUP BY n ORDER BY n"))
                    .containsExactly("10 100", "11 29900");
            assertThat(world.database().query("SELECT name FROM towpath_fill_history ORDER BY applied_at"))
                    .containsExactly("1_count", "2_count");
            assertThat(world.database().query("SELECT min(chunks) > 1 FROM towpath.fill_range"))
                    .containsExactly("t");
        }
    }
}
