package dev.towpath.engine.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.engine.spi.server.LoadSensors.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TeamQuestionTest {
    private LoadWorld world;

    @BeforeEach
    void create() throws SQLException {
        world = new LoadWorld();
    }

    @AfterEach
    void drop() throws Exception {
        world.close();
    }

    @Test
    void is_answered_by_a_boolean_or_a_number() throws SQLException {
        assertThat(world.ask("SELECT true, 'queue is' || chr(10) || 'long'"))
                .isEqualTo(new Answer(true, "queue is long"));
        assertThat(world.ask("SELECT count(*) > 100 FROM orders")).isEqualTo(new Answer(false, ""));
        assertThat(world.ask("SELECT 0.5, NULL")).isEqualTo(new Answer(true, ""));
        assertThat(world.ask("SELECT 0, repeat('x', 1000)").reason()).hasSize(200);
    }

    @Test
    void everything_else_is_no_answer() {
        assertThatThrownBy(() -> world.ask("SELECT 1 WHERE false")).hasMessage("it returned no row");
        assertThatThrownBy(() -> world.ask("SELECT NULL::int")).hasMessage("its first column is null");
        assertThatThrownBy(() -> world.ask("SELECT 'yes'")).hasMessageContaining("neither a boolean nor a number");
        assertThatThrownBy(() -> world.ask("SET work_mem = '1MB'")).hasMessage("it returns no rows");
    }

    @Test
    void changes_nothing_and_keeps_nobody() throws SQLException {
        assertFails("UPDATE orders SET total = 0 RETURNING 1", "25006");
        assertFails("SELECT pg_sleep(60)", "57014");
        assertFails("SELECT no_such_column", "42703");
        try (Connection monitor = world.server().monitor()) {
            assertThat(monitor.getAutoCommit()).isTrue();
            assertThat(LiveServer.one(monitor, "SHOW statement_timeout")).isEqualTo("0");
            assertThat(LiveServer.one(monitor, "SHOW transaction_read_only")).isEqualTo("off");
        }
    }

    private void assertFails(String sql, String state) {
        assertThatThrownBy(() -> world.ask(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }
}
