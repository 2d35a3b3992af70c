package dev.towpath.testing.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresFaultTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private TestDatabase database;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.create();
        database.execute("CREATE TABLE t (n int)");
        proxy = FaultProxy.toPostgres(database.host(), database.port());
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple"})
    void keeps_the_effect_of_a_commit_whose_answer_was_lost(String mode) throws Exception {
        try (Connection connection = connect(mode);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO t VALUES (1)");
            Tripwire wire = proxy.cutAfter("commit", 1);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            wire.awaitStrike(LIMIT);
        }
        assertThat(database.query("SELECT n FROM t")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extended", "simple"})
    void loses_the_effect_of_a_commit_that_never_arrived(String mode) throws Exception {
        try (Connection connection = connect(mode);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO t VALUES (1)");
            Tripwire wire = proxy.cutBefore("COMMIT", 1);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            wire.awaitStrike(LIMIT);
        }
        assertThat(database.query("SELECT n FROM t")).isEmpty();
    }

    @Test
    void counts_executions_even_when_the_driver_sends_only_a_statement_name() throws Exception {
        try (Connection connection = connect("extended")) {
            connection.setAutoCommit(false);
            Tripwire wire = proxy.cutAfter("COMMIT", 8);
            for (int n = 1; n <= 7; n++) {
                insert(connection, n);
                connection.commit();
            }
            assertThat(wire.hasStruck()).isFalse();
            insert(connection, 8);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
            wire.awaitStrike(LIMIT);
        }
        assertThat(database.query("SELECT count(*) FROM t")).containsExactly("8");
    }

    @Test
    void finishes_an_auto_committed_statement_before_the_cut() throws Exception {
        try (Connection connection = connect("extended")) {
            Tripwire wire = proxy.cutAfter("INSERT", 1);
            assertThatThrownBy(() -> insert(connection, 5)).isInstanceOf(SQLException.class);
            wire.awaitStrike(LIMIT);
        }
        assertThat(database.query("SELECT n FROM t")).containsExactly("5");
    }

    @Test
    void strikes_at_the_nth_message_of_a_type() throws Exception {
        try (Connection connection = connect("simple")) {
            Tripwire wire = proxy.cutAfter('Q', 2);
            insert(connection, 1);
            assertThatThrownBy(() -> insert(connection, 2)).isInstanceOf(SQLException.class);
            wire.awaitStrike(LIMIT);
        }
        assertThat(database.query("SELECT count(*) FROM t")).containsExactly("2");
    }

    @Test
    void strikes_one_connection_once_and_leaves_the_others_alone() throws Exception {
        try (Connection struck = connect("simple");
                Connection spared = connect("simple")) {
            Tripwire wire = proxy.cutBefore("INSERT", 1);
            assertThatThrownBy(() -> insert(struck, 1)).isInstanceOf(SQLException.class);
            wire.awaitStrike(LIMIT);
            insert(spared, 2);
        }
        assertThat(database.query("SELECT n FROM t")).containsExactly("2");
    }

    @Test
    void counts_a_message_for_every_armed_fault() throws Exception {
        Tripwire first = proxy.cutAfter("INSERT", 1);
        Tripwire second = proxy.cutBefore("INSERT", 2);
        try (Connection connection = connect("simple")) {
            assertThatThrownBy(() -> insert(connection, 1)).isInstanceOf(SQLException.class);
            first.awaitStrike(LIMIT);
        }
        try (Connection connection = connect("simple")) {
            assertThatThrownBy(() -> insert(connection, 2)).isInstanceOf(SQLException.class);
            second.awaitStrike(LIMIT);
        }
        assertThat(database.query("SELECT n FROM t")).containsExactly("1");
    }

    @Test
    void carries_a_large_message_unchanged() throws Exception {
        String text = "x".repeat(300_000);
        try (Connection connection = connect("extended");
                var statement = connection.prepareStatement("SELECT length(?)")) {
            statement.setString(1, text);
            try (var rows = statement.executeQuery()) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(text.length());
            }
        }
    }

    @Test
    void says_how_far_it_came_when_no_fault_strikes() throws Exception {
        Tripwire wire = proxy.cutAfter("COMMIT", 2);
        assertThatThrownBy(() -> wire.awaitStrike(Duration.ofMillis(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("0 of 2");
    }

    private Connection connect(String mode) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s?preferQueryMode=%s&socketTimeout=30"
                        .formatted(proxy.host(), proxy.port(), database.name(), mode),
                database.user(),
                "");
    }

    private static void insert(Connection connection, int n) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO t VALUES (" + n + ")");
        }
    }
}
