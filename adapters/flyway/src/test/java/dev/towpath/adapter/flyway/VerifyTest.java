package dev.towpath.adapter.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.towpath.adapter.spi.ToolHistory;
import dev.towpath.adapter.spi.ToolHistory.Verdict;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.testing.postgres.TestDatabase;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    @TempDir
    Path root;

    /** Hands out one connection at a time and refuses the second. */
    private static final class OnlyOne implements DataSource {
        private final DataSource source;
        final AtomicInteger open = new AtomicInteger();
        final AtomicInteger opened = new AtomicInteger();

        OnlyOne(DataSource source) {
            this.source = source;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (open.incrementAndGet() > 1) {
                open.decrementAndGet();
                throw new SQLException("only one connection at a time", "53300");
            }
            opened.incrementAndGet();
            Connection real = source.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close") && !real.isClosed()) {
                            open.decrementAndGet();
                        }
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return new PrintWriter(System.err);
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }

    private static List<Path> temporary() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("towpath-flyway-"))
                    .toList();
        }
    }

    @Test
    void needs_one_connection_and_leaves_nothing_behind() throws Exception {
        Project project = ChangelogMatchesFlywayTest.varied(root);
        try (TestDatabase database = TestDatabase.create()) {
            project.migrate(database);
            OnlyOne source = new OnlyOne(database.dataSource());
            List<Path> before = temporary();
            assertThat(project.history(database).verify(source)).isEqualTo(Verdict.OK);
            assertThat(source.open).hasValue(0);
            assertThat(source.opened).hasValue(1);
            assertThat(temporary()).isEqualTo(before);
        }
    }

    @Test
    void a_history_that_somebody_locks_may_be_tried_again() throws Exception {
        Project project = new Project(root).sql("V1__a.sql", "SELECT 1;");
        try (TestDatabase database = TestDatabase.create()) {
            project.migrate(database);
            database.execute("ALTER DATABASE " + database.name() + " SET lock_timeout = '200ms'");
            try (Connection other = database.connect();
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("LOCK TABLE flyway_schema_history");
                ToolHistory history = project.history(database);
                DataSource source = database.dataSource();

                assertThatThrownBy(() -> history.verify(source))
                        .isInstanceOfSatisfying(
                                TowpathException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_TIMEOUT))
                        .hasMessageContaining("tried again");
            }
        }
    }

    @Test
    void passes_over_pending_and_reports_what_flyway_reports() throws Exception {
        Project project = new Project(root).sql("V1__a.sql", "SELECT 1;");
        try (TestDatabase database = TestDatabase.create()) {
            assertThat(project.history(database).verify(database.dataSource())).isEqualTo(Verdict.OK);
            project.migrate(database);
            project.sql("V2__b.sql", "SELECT 2;");
            assertThat(project.history(database).verify(database.dataSource())).isEqualTo(Verdict.OK);
            project.sql("V1__a.sql", "SELECT 3;");
            assertThat(project.history(database).verify(database.dataSource()))
                    .satisfies(verdict -> assertThat(verdict.ok()).isFalse())
                    .satisfies(verdict -> assertThat(verdict.message()).contains("checksum"));
        }
    }

    @Test
    void runs_no_callback() throws Exception {
        Path trace = root.resolve("trace");
        Project project = new Project(root)
                .set("towpath.ignoreCallbacks", "true")
                .sql("V1__a.sql", "SELECT 1;")
                .sql("beforeValidate.sql", "CREATE TABLE callback_ran (id int);")
                .sql("afterValidate.sh", "touch '" + trace + "'\n");
        try (TestDatabase database = TestDatabase.create()) {
            project.migrate(database);
            assertThat(project.history(database).verify(database.dataSource())).isEqualTo(Verdict.OK);
            assertThat(trace).doesNotExist();
            assertThat(database.query("SELECT count(*) FROM pg_class WHERE relname = 'callback_ran'"))
                    .containsExactly("0");
        }
    }

    @Test
    void java_migrations_count_by_their_names() throws Exception {
        Project project = new Project(root)
                .set("locations", "classpath:db/migration")
                .file("src/main/resources/db/migration/V1__a.sql", "SELECT 1;")
                .file("src/main/java/db/migration/V2__By_code.java", "class V2__By_code extends BaseJavaMigration {}")
                .file("src/main/java/db/migration/V2Helper.java", "class V2Helper {}");
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            var history = project.history(database);
            history.create(connection);
            for (var changeset : project.changelog(database).changesets()) {
                history.recordApplied(connection, changeset, java.time.Duration.ZERO);
            }
            assertThat(Project.dump(database, "flyway_schema_history"))
                    .last()
                    .asString()
                    .contains("2 | By code | JDBC | db.migration.V2__By_code | -");
            assertThat(history.view(connection, project.changelog(database)).problems())
                    .isEmpty();
            assertThat(history.verify(database.dataSource())).isEqualTo(Verdict.OK);
        }
    }
}
