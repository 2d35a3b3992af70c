package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.changeset.Statement;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.junit.jupiter.api.Test;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

class OperationsTest {
    /** Of Greenplum, which the grammar reads too. */
    private static final Set<String> NOT_POSTGRES = Set.of("Create_table_external_statementContext");

    private final PostgresLanguage language = new PostgresLanguage();

    @Test
    void reads_every_statement_of_the_must_list() throws IOException {
        List<Statement> statements = Golden.statements("must.sql");
        assertThat(statements).hasSize(32);
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
    void the_list_of_statements_leaves_out_no_rule_of_the_grammar() throws IOException {
        Set<String> seen = new TreeSet<>(NOT_POSTGRES);
        for (String file : List.of("operations.sql", "must.sql")) {
            for (Statement statement : Golden.statements(file)) {
                if (language.understand(statement) instanceof Understanding.Understood read) {
                    read.actions().forEach(action -> note(action.sql(), seen));
                }
            }
        }
        Set<String> offered = new TreeSet<>();
        for (Class<?> choice : List.of(
                SQLParser.Data_statementContext.class,
                SQLParser.Schema_createContext.class,
                SQLParser.Schema_alterContext.class,
                SQLParser.Schema_dropContext.class,
                SQLParser.Script_statementContext.class,
                SQLParser.Script_additionalContext.class,
                SQLParser.Additional_statementContext.class)) {
            for (Method method : choice.getDeclaredMethods()) {
                if (ParserRuleContext.class.isAssignableFrom(method.getReturnType())
                        && method.getParameterCount() == 0) {
                    offered.add(method.getReturnType().getSimpleName());
                }
            }
        }
        assertThat(seen).containsAll(offered);
    }

    private static void note(String sql, Set<String> seen) {
        try {
            Nodes.in(Syntax.parse(sql)).forEach(node -> seen.add(node.getClass().getSimpleName()));
        } catch (SyntaxFailure e) {
            // Read by its head: has no tree.
            assertThat(sql.toLowerCase(java.util.Locale.ROOT))
                    .matches(
                            "(?s)(alter system|cluster verbose|alter default|alter table|comment on|set names|set (local )?schema|drop).*");
        }
    }

    @Test
    void the_statement_of_each_part_does_only_that_part() throws IOException {
        for (String file : List.of("operations.sql", "must.sql")) {
            for (Statement statement : Golden.statements(file)) {
                if (language.understand(statement) instanceof Understanding.Understood read) {
                    read.actions()
                            .forEach(action -> assertThat(
                                            language.understand(new Statement(action.sql(), statement.at())))
                                    .isInstanceOfSatisfying(Understanding.Understood.class, part -> {
                                        assertThat(part.actions())
                                                .containsExactly(new Action(action.operation(), action.sql()));
                                        assertThat(part.transaction()).isEqualTo(read.transaction());
                                        assertThat(read.relations()).containsAll(part.relations());
                                    }));
                }
            }
        }
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
