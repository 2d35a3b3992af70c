package dev.towpath.engine.postgres.server;

import static dev.towpath.engine.postgres.server.LiveServer.in;
import static dev.towpath.engine.postgres.server.LiveServer.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.engine.spi.server.OnlineIndexes;
import dev.towpath.engine.spi.server.OnlineIndexes.State;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexesTest {
    private final PostgresIndexes indexes = new PostgresIndexes();
    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        connection = database.connect();
        LiveServer.run(
                connection,
                "CREATE SCHEMA \"Şema\"",
                "CREATE TABLE \"Şema\".\"T\" (a int)",
                "INSERT INTO \"Şema\".\"T\" VALUES (1), (1)");
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void an_index_is_absent_then_valid_then_dropped_online() throws SQLException {
        var index = in("Şema", "İdx");
        assertThat(indexes.state(connection, index)).isEqualTo(State.ABSENT);
        assertThat(indexes.state(connection, in("nowhere", "x"))).isEqualTo(State.ABSENT);

        LiveServer.run(connection, "CREATE INDEX CONCURRENTLY \"İdx\" ON \"Şema\".\"T\" (a)");
        assertThat(indexes.state(connection, index)).isEqualTo(State.VALID);
        assertThat(indexes.percent(connection, index)).isEqualTo(-1);

        LiveServer.run(connection, indexes.drop(index), indexes.drop(index));
        assertThat(indexes.state(connection, index)).isEqualTo(State.ABSENT);
    }

    @Test
    void a_failed_build_leaves_an_invalid_index_that_is_found_at_its_table() {
        assertThatThrownBy(() -> LiveServer.run(connection, "CREATE UNIQUE INDEX CONCURRENTLY u ON \"Şema\".\"T\" (a)"))
                .isInstanceOf(SQLException.class);
        org.assertj.core.api.Assertions.assertThatCode(() -> {
                    assertThat(indexes.state(connection, in("Şema", "u"))).isEqualTo(State.INVALID);
                    assertThat(indexes.unfinished(connection, in("Şema", "T"))).containsExactly(in("Şema", "u"));
                    assertThat(indexes.unfinished(connection, open("T"))).isEmpty();
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE INDEX i ON \"Şema\".\"T\" (a) | CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON \"Şema\".\"T\" (a) | SAME",
                "CREATE INDEX i ON \"Şema\".\"T\" (a, b) INCLUDE (c) | create index i on \"Şema\".\"T\" using BTREE (\"a\", B) include (C) | SAME",
                "CREATE INDEX i ON \"Şema\".\"T\" (a) | CREATE UNIQUE INDEX i ON \"Şema\".\"T\" (a) | OTHER_DEFINITION",
                "CREATE INDEX i ON \"Şema\".\"T\" (a) | CREATE INDEX i ON \"Şema\".\"T\" (b) | OTHER_DEFINITION",
                "CREATE INDEX i ON \"Şema\".\"T\" (a) | CREATE INDEX i ON \"Şema\".\"T\" USING hash (a) | OTHER_DEFINITION",
                "CREATE INDEX i ON \"Şema\".\"T\" (a) WHERE b > 0 | CREATE INDEX i ON \"Şema\".\"T\" (a) | OTHER_DEFINITION",
                "CREATE INDEX i ON \"Şema\".other (a) | CREATE INDEX i ON \"Şema\".\"T\" (a) | OTHER_TABLE",
                "CREATE SEQUENCE \"Şema\".i | CREATE INDEX i ON \"Şema\".\"T\" (a) | OTHER_TABLE"
            })
    void an_index_is_told_from_another_of_its_name(String there, String wanted, OnlineIndexes.Likeness likeness)
            throws SQLException {
        LiveServer.run(
                connection,
                "ALTER TABLE \"Şema\".\"T\" ADD COLUMN b int, ADD COLUMN c int",
                "CREATE TABLE \"Şema\".other (a int)",
                there);

        assertThat(indexes.likeness(connection, in("Şema", "T"), in("Şema", "i"), wanted))
                .isEqualTo(likeness);
    }

    @Test
    void a_running_build_is_building_and_not_unfinished() throws Exception {
        var index = in("Şema", "slow");
        try (Connection old = database.connect();
                Connection builder = database.connect()) {
            old.setAutoCommit(false);
            // The build waits for this writer after its catalog entry is there.
            LiveServer.run(old, "INSERT INTO \"Şema\".\"T\" VALUES (2)");
            var build = CompletableFuture.runAsync(() -> {
                try {
                    LiveServer.run(builder, "CREATE INDEX CONCURRENTLY slow ON \"Şema\".\"T\" (a)");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            LiveServer.until(() -> indexes.state(connection, index) != State.ABSENT);

            assertThat(indexes.state(connection, index)).isEqualTo(State.BUILDING);
            assertThat(indexes.unfinished(connection, in("Şema", "T"))).isEmpty();
            old.commit();
            build.join();
            assertThat(indexes.state(connection, index)).isEqualTo(State.VALID);
        }
    }
}
