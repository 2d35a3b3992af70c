package dev.towpath.engine.mysql.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.operation.SchemaOperation;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OperationsTest {
    private final MySqlLanguage language = new MySqlLanguage();

    @Test
    void reads_every_statement_of_the_must_list() throws IOException {
        List<Statement> statements = Golden.statements("must.sql");
        assertThat(statements).hasSize(24);
        assertThat(statements)
                .allSatisfy(statement ->
                        assertThat(language.understand(statement)).isInstanceOf(Understanding.Understood.class));
        Golden.check(
                "must.expected.txt", statements.stream().map(Golden::render).collect(Collectors.joining()));
    }

    @Test
    void reads_one_of_each_kind_of_statement() throws IOException {
        String actual =
                Golden.statements("operations.sql").stream().map(Golden::render).collect(Collectors.joining());
        Golden.check("operations.expected.txt", actual);
    }

    @Test
    void the_statement_of_each_part_does_only_that_part() throws IOException {
        for (Statement statement : Golden.statements("operations.sql")) {
            if (language.understand(statement) instanceof Understanding.Understood read
                    && read.actions().size() > 1) {
                read.actions()
                        .forEach(action ->
                                assertThat(parts(action.sql())).as(action.sql()).contains(action.operation()));
            }
        }
    }

    /** What a part does by itself. A key that is swapped is, by itself, dropped. */
    private List<SchemaOperation> parts(String sql) {
        Understanding part = language.understand(new Statement(
                sql.replace("DROP PRIMARY KEY", "DROP PRIMARY KEY, ADD PRIMARY KEY (x)"),
                new dev.towpath.model.changeset.SourcePosition("a.sql", 1, 1)));
        assertThat(part).as(sql).isInstanceOf(Understanding.Understood.class);
        return ((Understanding.Understood) part)
                .actions().stream().map(Action::operation).toList();
    }

    @Test
    void each_part_says_where_it_stands() {
        Statement statement = Golden.statement("ALTER TABLE t\n  ADD a INT,\n  DROP b, LOCK=NONE");
        Understanding.Understood read = (Understanding.Understood) language.understand(statement);
        assertThat(read.actions().stream()
                        .map(action -> statement.sql().substring(action.offset(), action.offset() + 4)))
                .containsExactly("ADD ", "DROP", "LOCK");
    }

    @Test
    void places_are_told_in_characters_also_behind_pairs() {
        Statement statement = Golden.statement("ALTER TABLE t COMMENT '😀😀', ADD a INT");
        Understanding.Understood read = (Understanding.Understood) language.understand(statement);
        assertThat(statement.sql().substring(read.actions().get(1).offset())).isEqualTo("ADD a INT");
    }

    @Test
    void no_secret_reaches_an_operation() throws IOException {
        for (Statement statement : Golden.statements("operations.sql")) {
            if (language.understand(statement) instanceof Understanding.Understood read) {
                read.actions()
                        .forEach(action ->
                                assertThat(action.operation().toString()).doesNotContain("geheim"));
            }
        }
    }
}
