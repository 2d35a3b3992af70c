package dev.towpath.engine.postgres.server;

import static dev.towpath.engine.postgres.server.LiveServer.one;
import static dev.towpath.engine.postgres.server.LiveServer.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitWithRowTest {
    private static final String MOVE = "UPDATE cursor SET at = ? WHERE fence = ?";

    private TestDatabase database;
    private Connection connection;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.create();
        connection = database.connect();
        other = database.connect();
        run(
                connection,
                "CREATE TABLE cursor (fence bigint, at text CHECK (at <> 'nowhere'))",
                "INSERT INTO cursor VALUES (1, 'start'), (7, 'start'), (7, 'start')",
                "CREATE TABLE work (n int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED)");
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        other.close();
        database.close();
    }

    private boolean work(String at, long fence) throws SQLException {
        run(connection, "INSERT INTO work VALUES (1)");
        return CommitWithRow.run(connection, MOVE, List.of(at, fence));
    }

    private String seen() throws SQLException {
        return one(other, "SELECT (SELECT count(*) FROM work) || ' ' || string_agg(DISTINCT at, ',') FROM cursor");
    }

    @Test
    void others_see_the_row_and_the_work_before_it() throws SQLException {
        assertThat(work("there", 1)).isTrue();
        assertThat(seen()).isEqualTo("1 start,there");
    }

    @Test
    void the_session_is_in_no_transaction_afterwards_and_begins_the_next_by_itself() throws SQLException {
        work("there", 1);
        assertThat(one(
                        other,
                        "SELECT state FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                                + " AND datname = current_database() AND backend_type = 'client backend'"))
                .isEqualTo("idle");
        run(connection, "INSERT INTO work VALUES (2)");
        assertThat(seen()).isEqualTo("1 start,there");
        connection.commit();
        assertThat(seen()).isEqualTo("2 start,there");
    }

    @Test
    void without_the_row_the_work_is_rolled_back() throws SQLException {
        assertThat(work("there", 2)).isFalse();
        assertThat(seen()).isEqualTo("0 start");
    }

    @Test
    void with_several_rows_too() throws SQLException {
        assertThat(work("there", 7)).isFalse();
        assertThat(seen()).isEqualTo("0 start");
    }

    @Test
    void a_change_that_fails_commits_nothing() throws SQLException {
        assertThatThrownBy(() -> work("nowhere", 1)).isInstanceOf(SQLException.class);
        connection.rollback();
        assertThat(seen()).isEqualTo("0 start");
    }

    @Test
    void what_is_checked_at_the_commit_fails_here() throws SQLException {
        run(connection, "INSERT INTO work VALUES (1)");
        assertThatThrownBy(() -> work("there", 1)).extracting("SQLState").isEqualTo("23505");
        connection.rollback();
        assertThat(seen()).isEqualTo("0 start");
    }

    /** The driver names a statement on the server from its fifth use on; that is another way through it. */
    @Test
    void again_and_again() throws SQLException {
        for (int turn = 0; turn < 12; turn++) {
            run(connection, "DELETE FROM work");
            assertThat(work("turn " + turn, turn % 3 == 2 ? 2 : 1)).isEqualTo(turn % 3 != 2);
        }
        assertThat(seen()).isEqualTo("1 start,turn 10");
    }
}
