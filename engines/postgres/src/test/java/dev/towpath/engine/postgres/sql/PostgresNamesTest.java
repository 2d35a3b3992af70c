package dev.towpath.engine.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.name.TableName;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PostgresNamesTest {
    private static final List<String> NAMES = List.of(
            "orders", "_a1", "1a", "a b", "Orders", "größe", "select", "user", "int", "name", "value", "a\"b", "a$b",
            "İ", "between", "left", "verbose", "😀", "a.b", "ı");

    @Test
    void quotes_exactly_what_the_server_quotes() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            for (String name : NAMES) {
                String server = database.query("SELECT quote_ident(" + PostgresNames.literal(name) + ")")
                        .getFirst();
                assertThat(PostgresNames.quote(name)).isEqualTo(server);
            }
        }
    }

    @Test
    void knows_the_reserved_words_of_the_server() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(new TreeSet<>(ReservedWords.all()))
                    .isEqualTo(
                            new TreeSet<>(database.query("SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'")));
        }
    }

    @Test
    void quotes_schema_and_name_apart() {
        assertThat(PostgresNames.quote(TableName.of("My App", "order"))).isEqualTo("\"My App\".\"order\"");
        assertThat(PostgresNames.quote(TableName.of("a.b"))).isEqualTo("\"a.b\"");
    }

    @Test
    void literals_survive_the_server() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            for (String text : List.of("", "it's", "a\\'b\\", "''", "ü😀\n", "$$")) {
                assertThat(database.query("SELECT " + PostgresNames.literal(text)))
                        .containsExactly(text);
            }
        }
    }

    @Test
    void folds_names_as_the_server_does() throws SQLException {
        List<String> written = List.of(
                "ORDERS",
                "\"OrDers\"",
                "ÄPFEL",
                "TITLE_I",
                "İI",
                "\"a\"\"b\"",
                "U&\"d\\0061t\\+000061\"",
                "U&\"d!0061t\" UESCAPE '!'",
                "A" + "ä".repeat(40),
                "\"" + "x".repeat(62) + "😀\"");
        try (TestDatabase database = TestDatabase.create()) {
            for (String name : written) {
                database.execute("DROP TABLE IF EXISTS probe", "CREATE TABLE probe (" + name + " int)");
                assertThat(database.query("SELECT attname FROM pg_attribute WHERE attrelid = 'probe'::regclass"
                                + " AND attnum = 1"))
                        .containsExactly(PostgresNames.fold(name));
            }
        }
    }

    @Test
    void makes_the_names_the_server_makes() throws SQLException {
        List<String> tables = List.of("t", "t".repeat(40), "ä".repeat(31), "😀".repeat(15), "x" + "ß".repeat(31));
        List<String> columns = List.of("c", "c".repeat(63), "ü".repeat(30), "y" + "😀".repeat(15));
        try (TestDatabase database = TestDatabase.create()) {
            for (String table : tables) {
                for (String column : columns) {
                    String quoted = PostgresNames.quote(table);
                    database.execute("CREATE TABLE " + quoted + " (" + PostgresNames.quote(column)
                            + " int UNIQUE, id_ int PRIMARY KEY, CHECK (" + PostgresNames.quote(column) + " > 0))");
                    assertThat(database.query("SELECT conname FROM pg_constraint WHERE contype IN ('p', 'u', 'c')"
                                    + " AND conrelid = " + PostgresNames.literal(quoted) + "::regclass"
                                    + " ORDER BY contype::text"))
                            .containsExactly(
                                    PostgresNames.makeObjectName(table, column, "check"),
                                    PostgresNames.makeObjectName(table, null, "pkey"),
                                    PostgresNames.makeObjectName(table, column, "key"));
                    database.execute("DROP TABLE " + quoted);
                }
            }
        }
    }
}
