package dev.towpath.engine.mysql.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.engine.mysql.MySqlEngine;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.engine.spi.sql.OnlineForm;
import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.facts.ServerVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTest {
    private static OnlineForm form(String sql) {
        Statement statement = Golden.statement(sql);
        Action action = ((Understood) new MySqlLanguage().understand(statement))
                .actions()
                .getFirst();
        return new MySqlOnlineForms().form(action, statement, TestTables.view());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE t ADD COLUMN x INT | ALTER TABLE t ADD COLUMN x INT, ALGORITHM=INSTANT",
                "ALTER TABLE t ADD INDEX x (a) | ALTER TABLE t ADD INDEX x (a), ALGORITHM=INPLACE, LOCK=NONE",
                "CREATE INDEX x ON t (a) | CREATE INDEX x ON t (a) ALGORITHM=INPLACE LOCK=NONE",
                "DROP INDEX ka ON t | DROP INDEX ka ON t ALGORITHM=INPLACE LOCK=NONE"
            })
    void what_can_be_done_online_says_so(String sql, String expected) {
        assertThat(form(sql))
                .isInstanceOfSatisfying(
                        OnlineForm.Rewritten.class,
                        rewritten ->
                                assertThat(rewritten.parts().getFirst().sql()).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE t MODIFY a BIGINT",
                "ALTER TABLE t ADD FULLTEXT INDEX x (txt)",
                "ALTER TABLE t ADD INDEX x ((a + 1))",
                "ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0)"
            })
    void what_keeps_writers_out_is_blocking(String sql) {
        assertThat(form(sql)).isInstanceOf(OnlineForm.Blocking.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE t ADD COLUMN x INT, ADD INDEX i (x)",
                "ALTER TABLE t ADD COLUMN x INT, ALGORITHM=INPLACE",
                "CREATE INDEX x ON t (a) LOCK=NONE",
                "ALTER TABLE unknown ADD COLUMN x INT"
            })
    void what_has_several_parts_or_says_it_already_runs_as_written(String sql) {
        assertThat(form(sql)).isInstanceOf(OnlineForm.AsWritten.class);
    }

    @ParameterizedTest
    @CsvSource({"8.0.11,false", "8.0.12,true", "8.0.0,true", "8.4.0,true", "9.7.4,true", "5.7.44,false"})
    void a_version_without_a_third_number_is_the_last_of_its_series(String version, boolean instant) {
        String[] parts = version.split("\\.");
        ServerVersion server =
                new ServerVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        assertThat(OnlineDdl.ADD_COLUMN_LAST.isInstant(server)).isEqualTo(instant);
    }

    @Test
    void a_live_database_is_refused_with_what_to_do() {
        ConnectionSettings settings = new ConnectionSettings("127.0.0.1", 1, "a", "u", ConnectionSettings.Tls.DISABLE);
        assertThatThrownBy(() -> new MySqlEngine().open(settings, Password.NONE, 1))
                .isInstanceOf(TowpathException.class)
                .hasMessageContaining("towpath review --engine mysql");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VARCHAR(20) | VARCHAR(10) | true",
                "VARCHAR(20) | VARCHAR(30) | false",
                "INT | BIGINT | false",
                "BIGINT UNSIGNED | BIGINT | true",
                "INT(11) | INTEGER | false",
                "DECIMAL(10,2) | DECIMAL(10,3) | true",
                "DECIMAL(10,2) | DECIMAL(12,2) | false",
                "MEDIUMTEXT | TEXT | true",
                "DATETIME | DATE | true",
                "ENUM('a','b') | ENUM('a') | true",
                "ENUM('a') | ENUM('a','b') | false"
            })
    void a_type_that_holds_less_narrows(String from, String to, boolean narrows) {
        assertThat(new MySqlDialect().narrows(from, to)).isEqualTo(narrows);
    }
}
