package dev.towpath.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlCommandTest {
    @TempDir
    Path directory;

    @BeforeEach
    void project() throws IOException {
        Files.createDirectories(directory.resolve("db"));
        Files.writeString(
                directory.resolve("db/V1__a.sql"), "ALTER TABLE orders ADD COLUMN note VARCHAR(20) AFTER total;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "start"})
    void nothing_runs_on_mysql_yet(String command) {
        OfflineCommand.Run run = OfflineCommand.run(
                directory, command, "db", "--database", "shop", "--engine", "mysql", "--tool", "flyway");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("MySQL migrations can be reviewed, but not run yet")
                .contains("towpath review --engine mysql");
        assertThat(run.out()).isEmpty();
    }

    /** A column at a place of its own is instant from 8.0.29 on. Before, the place is what rebuilds the table. */
    @ParameterizedTest
    @CsvSource({
        "mysql, false",
        "mysql:8, false",
        "mysql:8.0, false",
        "mysql:8.0.29, false",
        "mysql:8.0.28, true",
        "mysql:8.0.12, true",
        "mysql:9, false",
    })
    void a_version_that_is_not_named_to_the_end_is_the_newest_of_its_series(String engine, boolean rebuilds) {
        OfflineCommand.Run run = OfflineCommand.run(directory, "review", "db", "--engine", engine);
        assertThat(run.out().contains("mysql-column-position"))
                .as(run.out() + run.err())
                .isEqualTo(rebuilds);
    }
}
