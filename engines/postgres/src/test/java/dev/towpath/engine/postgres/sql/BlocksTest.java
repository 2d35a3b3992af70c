package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.operation.CodePart;
import dev.towpath.model.operation.SchemaOperation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a {@code DO} block, and where. */
class BlocksTest {
    private final PostgresLanguage language = new PostgresLanguage();

    @Test
    void looks_into_the_guards_that_migrations_are_written_with() throws IOException {
        Golden.check(
                "blocks.expected.txt",
                Golden.statements("blocks.sql").stream().map(this::render).collect(Collectors.joining()));
    }

    private String render(Statement statement) {
        StringBuilder text = new StringBuilder("-- line " + statement.at().line() + "\n");
        Understanding.Understood read = understood(statement);
        for (Understanding.Action action : read.actions()) {
            if (action.operation() instanceof SchemaOperation.Block block) {
                block.does().forEach(part -> text.append(render(part, statement)));
                text.append("   reads ").append(block.reads()).append('\n');
            } else {
                text.append("   ").append(action.operation()).append('\n');
            }
        }
        return text.append("   names ").append(read.relations()).append("\n\n").toString();
    }

    private static String render(CodePart part, Statement statement) {
        SourcePosition at = statement.at(part.offset());
        return "   " + part.runs() + " at " + at.line() + ":" + at.column() + "  "
                + part.sql().replaceAll("\\s+", " ") + "\n      "
                + part.operation() + "\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "'a' || 'b' # ab",
                "format('%s-%I-%L-%%', 'x', 'a B', 'it''s') # x-\"a B\"-'it''s'-%",
                "format('%2$s%1$s%s', 'a', 'b') # bab",
                "concat('a', quote_ident('select')) # a\"select\"",
                "('a' || $q$b$q$)::text # ab",
                "E'ab' # ab",
                "known || 'x' # kx"
            })
    void works_out_texts_made_of_constants(String expression, String value) {
        String sql = "DO $do$ DECLARE known text := 'k'; BEGIN EXECUTE 'COMMENT ON TABLE t IS ' || quote_literal("
                + expression + "); END $do$";
        assertThat(block(sql).does()).singleElement().satisfies(part -> {
            assertThat(part.operation()).isEqualTo(new SchemaOperation.Describe("TABLE t"));
            assertThat(part.sql()).isEqualTo("COMMENT ON TABLE t IS " + PostgresNames.literal(value));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "some_variable",
                "'DROP TABLE ' || some_variable",
                "format('DROP TABLE %I', name_of(1))",
                "format('DROP TABLE %I')",
                "format('DROP TABLE %10s', 'a')",
                "E'DROP TABLE \\x61'",
                "changed",
                "counted",
                "twice"
            })
    void does_not_guess_texts_that_are_made_when_the_code_runs(String expression) {
        SchemaOperation.Block block = block(
                "DO $do$ DECLARE changed text := 'DROP TABLE a'; counted text := 'DROP TABLE a'; twice text := 'DROP TABLE a';"
                        + " BEGIN changed := f; GET DIAGNOSTICS counted = ROW_COUNT; DECLARE twice text := 'DROP TABLE b'; BEGIN EXECUTE "
                        + expression
                        + "; END; END $do$");
        assertThat(block.complete()).isFalse();
        assertThat(block.does()).extracting(CodePart::operation).noneMatch(SchemaOperation.DropTable.class::isInstance);
    }

    @Test
    void points_at_the_statement_inside_a_body_with_doubled_quotes() {
        Statement statement = statement("DO 'BEGIN\n  RAISE NOTICE ''a'', ''b''; CREATE TABLE t (a int);\nEND'");

        CodePart part = ((SchemaOperation.Block)
                        understood(statement).actions().getFirst().operation())
                .does()
                .getFirst();

        assertThat(statement.sql().substring(part.offset())).startsWith("CREATE TABLE t");
        assertThat(statement.at(part.offset())).isEqualTo(new SourcePosition("x.sql", 4, 30));
    }

    @Test
    void code_that_does_too_much_is_left_alone() {
        String inserts = "INSERT INTO t VALUES (1); ";

        assertThat(block("DO $$ BEGIN " + inserts.repeat(2_000) + " END $$").does())
                .hasSize(2_000);
        assertThat(block("DO $$ BEGIN " + inserts.repeat(2_001) + " END $$").does())
                .singleElement()
                .satisfies(part -> assertThat(part.operation()).isInstanceOf(SchemaOperation.Opaque.class));
    }

    @Test
    void hostile_code_is_not_read_and_does_not_hang() {
        String deep = "BEGIN ".repeat(5_000) + "END; ".repeat(5_000);
        String long_ = "BEGIN " + "x := 'a' || f(1); ".repeat(20_000) + "END";
        String open = "BEGIN EXECUTE format(" + "'a' || (".repeat(3_000);
        for (String code : List.of(deep, long_, open, "BEGIN IF", "DECLARE", "BEGIN x", "#", "<<")) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                assertThat(block("DO $$" + code + "$$").complete()).isFalse();
                assertThat(block("DO '" + code.replace("'", "''") + "'").complete())
                        .isFalse();
            });
        }
    }

    private SchemaOperation.Block block(String sql) {
        return (SchemaOperation.Block)
                understood(statement(sql)).actions().getFirst().operation();
    }

    private static Statement statement(String sql) {
        return new Statement(sql, new SourcePosition("x.sql", 3, 1));
    }

    private Understanding.Understood understood(Statement statement) {
        Understanding read = language.understand(statement);
        assertThat(read).isInstanceOf(Understanding.Understood.class);
        return (Understanding.Understood) read;
    }
}
