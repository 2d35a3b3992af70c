package dev.towpath.engine.postgres.sql.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.model.name.TableName;
import dev.towpath.model.operation.SchemaOperation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Statements that run by themselves, watched from another session while a third one stands in their way: what they hold,
 * and what they wait for.
 */
class OutsideTransactionTest {
    /** A statement, and the lock that stops it where its locks can be seen. */
    enum Watched {
        CREATE_INDEX("CREATE INDEX CONCURRENTLY n ON solo (a)", "LOCK solo IN ROW EXCLUSIVE MODE"),
        DROP_INDEX("DROP INDEX CONCURRENTLY k_a", "LOCK k IN ROW EXCLUSIVE MODE"),
        DETACH("ALTER TABLE r DETACH PARTITION r1 CONCURRENTLY", "LOCK r1 IN ACCESS SHARE MODE"),
        VACUUM("VACUUM solo", "LOCK solo IN SHARE UPDATE EXCLUSIVE MODE"),
        VACUUM_FULL("VACUUM FULL solo", "LOCK solo IN ACCESS SHARE MODE"),
        REINDEX("REINDEX TABLE CONCURRENTLY k", "LOCK k IN ROW EXCLUSIVE MODE");

        private final String sql;
        private final String obstacle;

        Watched(String sql, String obstacle) {
            this.sql = sql;
            this.obstacle = obstacle;
        }
    }

    static List<String> statements() {
        return Arrays.stream(Watched.values()).map(watched -> watched.sql).toList();
    }

    @ParameterizedTest
    @EnumSource
    void a_server_holds_or_waits_for_these_locks(Watched watched) throws Exception {
        try (LockFixture fixture = LockFixture.create()) {
            fixture.database().execute("ALTER TABLE r DETACH PARTITION rd");
            SchemaOperation operation = LockFixture.operation(watched.sql);
            Map<String, LockMode> said = new TreeMap<>();
            for (LockEffect effect : LockTable.row(operation, fixture.schema()).effects()) {
                for (TableName relation : AffectedRelations.of(effect.role(), operation, fixture.schema())) {
                    said.merge(relation.name(), effect.mode(), Measurement::stronger);
                }
            }
            assertThat(seen(fixture, watched, said)).isEqualTo(said);
        }
    }

    /** Runs the statement against its obstacle; says what it holds and asks for once that is all that was said, or time is up. */
    private static Map<String, LockMode> seen(LockFixture fixture, Watched watched, Map<String, LockMode> said)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection obstacle = fixture.database().connect();
                Connection session = fixture.database().connect();
                Connection observer = fixture.database().connect()) {
            obstacle.setAutoCommit(false);
            execute(obstacle, watched.obstacle);
            int pid = session.unwrap(org.postgresql.PGConnection.class).getBackendPID();
            Future<?> running = thread.submit(() -> {
                execute(session, watched.sql);
                return null;
            });
            Instant limit = Instant.now().plus(Duration.ofSeconds(20));
            Map<String, LockMode> seen = locks(observer, pid);
            while (!seen.equals(said) && !running.isDone() && Instant.now().isBefore(limit)) {
                seen = locks(observer, pid);
            }
            obstacle.rollback();
            running.get(20, TimeUnit.SECONDS);
            return seen;
        } finally {
            thread.shutdownNow();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, LockMode> locks(Connection observer, int pid) throws SQLException {
        Map<String, LockMode> modes = new TreeMap<>();
        String sql = "SELECT c.relname, l.mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
                + " WHERE l.locktype = 'relation' AND c.relkind IN ('r', 'p')"
                + " AND c.relnamespace = 'public'::regnamespace AND l.pid = " + pid;
        try (Statement query = observer.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            while (rows.next()) {
                modes.merge(rows.getString(1), Measurement.mode(rows.getString(2)), Measurement::stronger);
            }
        }
        return modes;
    }

    @Test
    void the_server_refuses_them_in_a_transaction() throws SQLException {
        try (LockFixture fixture = LockFixture.create()) {
            for (String sql : statements()) {
                assertThat(LockTable.row(LockFixture.operation(sql), fixture.schema())
                                .transaction())
                        .isEqualTo(InTransaction.NO);
                try (Connection connection = fixture.database().connect()) {
                    connection.setAutoCommit(false);
                    assertThat(refusal(connection, sql)).as(sql).isEqualTo("25001");
                }
            }
        }
    }

    private static String refusal(Connection connection, String sql) {
        try {
            execute(connection, sql);
            return "";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }
}
