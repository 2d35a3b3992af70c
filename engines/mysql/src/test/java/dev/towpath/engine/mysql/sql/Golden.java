package dev.towpath.engine.mysql.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.changeset.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares what was read with a file that people review; {@code -Dgolden=update} rewrites it and then fails. */
final class Golden {
    private static final MySqlLanguage LANGUAGE = new MySqlLanguage();
    static final Path FOLDER = Path.of(
            System.getProperty("towpath.repository", "../.."), "engines", "mysql", "src", "test", "resources", "sql");

    private Golden() {}

    static List<Statement> statements(String file) throws IOException {
        return LANGUAGE.split(Script.verbatim(file, Files.readString(FOLDER.resolve(file))));
    }

    static Statement statement(String sql) {
        return new Statement(sql, new SourcePosition("a.sql", 1, 1));
    }

    static void check(String expectedFile, String actual) throws IOException {
        Path expected = FOLDER.resolve(expectedFile);
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(expected, actual);
            throw new AssertionError(expected.getFileName() + " was rewritten: read the difference");
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    static String render(Statement statement) {
        StringBuilder text = new StringBuilder();
        text.append("-- line ").append(statement.at().line()).append('\n');
        switch (LANGUAGE.understand(statement)) {
            case Understanding.Understood read -> {
                for (Understanding.Action action : read.actions()) {
                    text.append(action.sql().equals(statement.sql()) ? "   " : "   [" + action.sql() + "]\n     -> ")
                            .append(action.operation())
                            .append('\n');
                }
                text.append("   ").append(read.transaction()).append(' ').append(read.relations());
            }
            case Understanding.NotUnderstood not ->
                text.append("   NOT UNDERSTOOD at ")
                        .append(not.at())
                        .append(": ")
                        .append(not.reason());
        }
        return statement.sql() + '\n' + text.append("\n\n");
    }
}
