package dev.towpath.activity.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.activity.WorkerDatabase;
import dev.towpath.activity.WorkerDatabases;
import dev.towpath.activity.step.BoundedWork;
import dev.towpath.activity.step.Draining;
import dev.towpath.activity.step.Steps;
import dev.towpath.activity.step.Tools;
import dev.towpath.engine.spi.Engine;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.ConnectionSettings.Tls;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.engine.spi.server.Session;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.testing.postgres.TestDatabase;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A tool that opens connections itself and knows nothing of bounds and orders. */
@Timeout(120)
class ToolSessionsTest {
    private TestDatabase database;
    private DatabaseServer server;
    private WorkerDatabases databases;
    private Steps steps;
    private TestActivityEnvironment temporal;

    /** Looks at something with a connection of its own. */
    @ActivityInterface
    public interface Tool {
        /** Runs this and leaves the connection open. */
        String look(String sql);
    }

    @BeforeEach
    void create() throws SQLException {
        database = TestDatabase.create();
        database.execute("CREATE TABLE orders (id int)");
        Engine engine = ServiceLoader.load(Engine.class).findFirst().orElseThrow();
        var settings =
                new ConnectionSettings(database.host(), database.port(), database.name(), database.user(), Tls.DISABLE);
        server = engine.open(settings, Password.NONE, 2);
        databases = new WorkerDatabases(List.of(new WorkerDatabase("shop", engine, server, "towpath")));
        steps = new Steps(databases, new Tools(), new Draining());
        temporal = TestActivityEnvironment.newInstance();
        temporal.registerActivitiesImplementations((Tool) this::look);
    }

    @AfterEach
    void close() throws SQLException {
        temporal.close();
        steps.close();
        databases.close();
        database.close();
    }

    private String look(String sql) {
        return BoundedWork.run(
                steps,
                "shop",
                "verify",
                frame -> frame.withSource("a tool looks", sessions -> {
                    try {
                        return one(sessions.getConnection(), sql);
                    } catch (SQLException e) {
                        throw new TowpathException(server.classify(e), "the tool could not look", e);
                    }
                }));
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private Tool tool() {
        return temporal.newActivityStub(
                Tool.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(2))
                        .setHeartbeatTimeout(Duration.ofSeconds(1))
                        .build());
    }

    @Test
    void its_sessions_are_bounded_and_given_back_as_they_were() throws SQLException {
        for (int i = 0; i < 3; i++) {
            assertThat(tool().look("SHOW lock_timeout")).isEqualTo("5s");
        }
        try (Session one = server.session("one");
                Session two = server.session("two")) {
            assertThat(one(one.connection(), "SHOW lock_timeout")).isEqualTo("0");
            assertThat(one(two.connection(), "SHOW lock_timeout")).isEqualTo("0");
        }
    }

    @Test
    void whose_lock_it_waited_for_is_told() throws Exception {
        try (Connection application = database.connect();
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement.execute("LOCK TABLE orders");

            ApplicationFailure failure = CompletableFuture.supplyAsync(
                            () -> ActivityWorker.failure(() -> tool().look("SELECT * FROM orders")))
                    .get(30, TimeUnit.SECONDS);

            assertThat(failure.getType()).isEqualTo(ErrorCode.LOCK_TIMEOUT.name());
            assertThat(failure.getOriginalMessage())
                    .startsWith("the tool could not look")
                    .contains("in vain for session ", "AccessExclusiveLock on orders");
        }
    }

    @Test
    void what_it_runs_is_cancelled_when_the_activity_shall_stop() throws Exception {
        var sleep = CompletableFuture.supplyAsync(() -> tool().look("SELECT pg_sleep(600)"));
        ActivityWorld.until(() -> database.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                        + " AND datname = current_database()")
                .equals(List.of("1")));
        temporal.requestCancelActivity();

        assertThatThrownBy(() -> sleep.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasStackTraceContaining("Cancel");
    }
}
