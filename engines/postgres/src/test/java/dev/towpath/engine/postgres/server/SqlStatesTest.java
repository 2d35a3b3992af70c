package dev.towpath.engine.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.ErrorCode;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatesTest {
    @ParameterizedTest
    @CsvSource({
        "55P03, LOCK_TIMEOUT",
        "40P01, LOCK_TIMEOUT",
        "40001, LOCK_TIMEOUT",
        "28P01, ACCESS_DENIED",
        "28000, ACCESS_DENIED",
        "42501, ACCESS_DENIED",
        "3D000, ACCESS_DENIED",
        "08001, DATABASE_UNAVAILABLE",
        "08006, DATABASE_UNAVAILABLE",
        "08003, DATABASE_UNAVAILABLE",
        "57P01, DATABASE_UNAVAILABLE",
        "57P03, DATABASE_UNAVAILABLE",
        "25P03, DATABASE_UNAVAILABLE",
        "53300, DATABASE_UNAVAILABLE",
        "53100, DATABASE_UNAVAILABLE",
        "25006, DATABASE_UNAVAILABLE",
        "TP001, BUDGET_EXHAUSTED",
        "57014, STATEMENT_FAILED",
        "23505, STATEMENT_FAILED",
        "42601, STATEMENT_FAILED",
        "XX000, STATEMENT_FAILED",
    })
    void judges_by_the_code(String state, ErrorCode code) {
        assertThat(SqlStates.classify(new SQLException("any words", state))).isEqualTo(code);
        assertThat(SqlStates.classify(new SQLTransientConnectionException("pool", new SQLException("x", state))))
                .isEqualTo(code);
    }

    @Test
    void a_failure_without_a_code_is_a_lost_way_to_the_database() {
        assertThat(SqlStates.classify(new SQLException("?"))).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "INSERT INTO t VALUES ('s3cret-value', 1); [23505]",
                "ALTER TABLE t ADD CONSTRAINT c CHECK (b > 5); [23514]",
                "ALTER TABLE t ALTER COLUMN a TYPE int USING a::int; [22P02]",
                "SELECT a::timestamptz FROM t; [22007]",
                "SELECT ('\"' || a || '\"x')::jsonb->0 FROM t; [22P02]",
                "INSERT INTO child VALUES ('s3cret-value-2'); [23503]",
                "ALTER TABLE t ADD COLUMN n int NOT NULL; [23502]",
            })
    void says_what_the_server_said_without_a_value_of_any_row(String sql, String code) throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            LiveServer.run(
                    connection,
                    "CREATE TABLE t (a text PRIMARY KEY, b int)",
                    "CREATE TABLE parent (a text PRIMARY KEY)",
                    "CREATE TABLE child (a text REFERENCES parent)",
                    "INSERT INTO t VALUES ('s3cret-value', 1)");
            try {
                LiveServer.run(connection, sql);
                throw new AssertionError("it should have failed");
            } catch (SQLException e) {
                assertThat(SqlStates.explain(e)).contains(code).doesNotContain("s3cret");
            }
        }
    }
}
