package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every command of the manual of PostgreSQL 18, part "SQL Commands", is understood, or reported with its position. */
class EveryCommandTest {
    private final PostgresLanguage language = new PostgresLanguage();

    @Test
    void the_list_leaves_no_command_out() throws IOException {
        List<String> written = Golden.statements("commands.sql").stream()
                .map(statement -> statement.sql() + " ")
                .toList();

        assertThat(Files.readAllLines(Golden.FOLDER.resolve("command-names.txt")))
                .allSatisfy(name -> assertThat(written).anyMatch(sql -> sql.startsWith(name + " ")));
    }

    @Test
    void each_is_understood_as_what_it_is_or_reported() throws IOException {
        String actual =
                Golden.statements("commands.sql").stream().map(Golden::render).collect(Collectors.joining());
        Golden.check("commands.expected.txt", actual);
    }

    @Test
    void what_is_not_understood_is_said_to_be_where_it_stands() throws IOException {
        for (Statement statement : Golden.statements("commands.sql")) {
            if (language.understand(statement) instanceof Understanding.NotUnderstood not) {
                assertThat(not.at().line()).isEqualTo(statement.at().line());
                assertThat(not.at().column()).isBetween(1, statement.sql().length() + 1);
                assertThat(not.reason()).doesNotContain("cannot be read");
            }
        }
    }

    @Test
    void no_secret_is_repeated() throws IOException {
        for (Statement statement : Golden.statements("commands.sql")) {
            switch (language.understand(statement)) {
                case Understanding.Understood read ->
                    assertThat(read.actions())
                            .noneMatch(action -> action.operation().toString().contains("geheim"));
                case Understanding.NotUnderstood not -> assertThat(not.reason()).doesNotContain("geheim");
            }
        }
    }
}
