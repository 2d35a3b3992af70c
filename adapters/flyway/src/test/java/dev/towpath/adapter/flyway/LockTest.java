package dev.towpath.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.testing.postgres.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockTest {
    @TempDir
    Path root;

    private Project project() throws Exception {
        return new Project(root)
                .set("defaultSchema", "Own \"x\"")
                .set("table", "Hist")
                .sql("V1__a.sql", "SELECT 1;");
    }

    @Test
    void the_key_is_flyways() {
        assertThat(LockKey.of("\"public\".\"flyway_schema_history\"")).isEqualTo(77_433_833_903_597L);
    }

    @Test
    void keeps_native_flyway_out_until_released() throws Exception {
        Project project = project();
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            // Flyway tries ten times to create a missing schema under its lock.
            database.execute("CREATE SCHEMA \"Own \"\"x\"\"\"");
            var lock = project.history(database).tryLock(connection).orElseThrow();
            assertThatThrownBy(() ->
                            project.flyway(database, "lockRetryCount", "0").migrate())
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("lock");
            lock.release();
            lock.release();
            assertThat(project.flyway(database).migrate().migrationsExecuted).isOne();
        }
    }

    @Test
    void is_kept_out_by_native_flyway() throws Exception {
        Project project = project();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            var configuration = org.flywaydb.core.Flyway.configure()
                    .configuration(project.flyway(database).getConfiguration())
                    .callbacks(new BaseCallback() {
                        @Override
                        public boolean supports(Event event, Context context) {
                            return event == Event.BEFORE_EACH_MIGRATE;
                        }

                        @Override
                        public void handle(Event event, Context context) {
                            inside.countDown();
                            try {
                                leave.await(30, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        }
                    });
            CompletableFuture<Void> run =
                    CompletableFuture.runAsync(() -> configuration.load().migrate());
            assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
            ToolHistory history = project.history(database);
            assertThat(history.tryLock(connection)).isEmpty();
            leave.countDown();
            run.get(30, TimeUnit.SECONDS);
            assertThat(history.tryLock(connection)).isPresent();
        }
    }

    @Test
    void dies_with_its_session() throws Exception {
        Project project = project();
        try (TestDatabase database = TestDatabase.create();
                Connection other = database.connect()) {
            try (Connection connection = database.connect()) {
                assertThat(project.history(database).tryLock(connection)).isPresent();
                assertThat(project.history(database).tryLock(other)).isEmpty();
                int pid = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
                // Waits until the server has ended that session, so that nothing has to sleep.
                database.execute("SELECT pg_terminate_backend(" + pid + ", 10000)");
            }
            assertThat(project.history(database).tryLock(other)).isPresent();
        }
    }
}
