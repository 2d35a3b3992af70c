package dev.towpath.engine.postgres.sql.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.engine.postgres.sql.PostgresLanguage;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.model.changeset.Script;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.facts.DatabaseFacts;
import dev.towpath.model.facts.ServerVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader says of transactions, statement by statement, is what the rows say of its operation. */
class TransactionNeedTest {
    private static final FactsView NOTHING =
            new FactsView(DatabaseFacts.empty("postgresql", new ServerVersion(18, 0), "public"), Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"/sql/operations.sql", "/sql/commands.sql", "/sql/must.sql", "/locks/measured.sql"})
    void the_reader_and_the_rows_agree(String file) throws IOException {
        PostgresLanguage language = new PostgresLanguage();
        List<String> wrong = new ArrayList<>();
        for (Statement statement : language.split(Script.verbatim(file, text(file)))) {
            if (language.understand(statement) instanceof Understanding.Understood read) {
                InTransaction row = LockTable.row(read.actions().getFirst().operation(), NOTHING)
                        .transaction();
                if (!agree(row, read.transaction())) {
                    wrong.add(statement.sql() + " is " + read.transaction() + ", its row says " + row.text());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean agree(InTransaction row, TransactionNeed need) {
        return switch (row) {
            case YES -> need == TransactionNeed.ALLOWED;
            case NO -> need == TransactionNeed.OUTSIDE;
            case BY_ITS_WORDS -> need != TransactionNeed.OWN_CONTROL;
            case STEERS -> need == TransactionNeed.OWN_CONTROL;
        };
    }

    /** Where one statement stands on each line, they are told apart by semicolons here. */
    private static String text(String file) throws IOException {
        if (file.startsWith("/locks")) {
            return String.join(";\n", LockFixture.lines("measured.sql"));
        }
        try (var in = TransactionNeedTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
