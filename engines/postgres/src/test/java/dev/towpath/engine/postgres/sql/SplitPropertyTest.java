package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitPropertyTest {
    private static final List<String> PIECES = List.of(
            "select",
            "CREATE",
            "Îdent",
            "1.5",
            "$1",
            ",",
            "::",
            "(a, b)",
            "( ';' )",
            "'a;b'",
            "'it''s'",
            "E'\\';'",
            "N'x'",
            "\"q;\"\"\"",
            "$$ ; ' $$",
            "$t$ $$ ; \" -- $t$",
            "/* ; ' */",
            "/* /* $$ */ ; */",
            "-- ; '\n",
            "[1]",
            "\n",
            "  ",
            "U&'\\0061'",
            "x$y",
            "*/",
            "- -",
            "😀");
    private static final List<String> BETWEEN =
            List.of(";", " ; ", ";\n", ";;\n", "; -- c;'\n", ";/* ; $$ */\n", ";\r\n\\echo a;b\n", ";\n\n\t");

    @Test
    void joining_and_splitting_returns_the_statements_and_their_places() {
        long seed = Long.getLong("towpath.seed", System.nanoTime());
        System.out.println("SplitPropertyTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<String> statements = new ArrayList<>();
            StringBuilder script = new StringBuilder();
            List<Integer> offsets = new ArrayList<>();
            int count = random.nextInt(8);
            for (int i = 0; i < count; i++) {
                String statement = statement(random);
                statements.add(statement);
                offsets.add(script.length());
                script.append(statement).append(BETWEEN.get(random.nextInt(BETWEEN.size())));
            }
            String text = script.toString();
            List<Statement> split = new PostgresLanguage().split(Script.verbatim("a.sql", text));
            assertThat(split)
                    .as("seed %d: %s", seed, text)
                    .extracting(Statement::sql)
                    .isEqualTo(statements);
            for (int i = 0; i < count; i++) {
                long lines = text.substring(0, offsets.get(i))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                assertThat(split.get(i).at().line())
                        .as("seed %d: %s", seed, text)
                        .isEqualTo((int) lines + 1);
            }
        }
    }

    /** Begins and ends with a word, so that no comment or space stands at its edges. */
    private static String statement(Random random) {
        StringBuilder statement = new StringBuilder("begin_");
        int pieces = random.nextInt(10);
        for (int i = 0; i < pieces; i++) {
            statement.append(' ').append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return statement.append(" end_").toString();
    }
}
