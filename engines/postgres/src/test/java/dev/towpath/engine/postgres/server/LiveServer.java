package dev.towpath.engine.postgres.server;

import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.ConnectionSettings.Tls;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.model.name.ColumnName;
import dev.towpath.model.name.TableName;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** Ways to a test database. */
final class LiveServer {
    private LiveServer() {}

    static PostgresServer open(TestDatabase database, int budget) {
        return new PostgresServer(settings(database), Password.NONE, budget);
    }

    /** The same database over another port of this machine. */
    static PostgresServer through(TestDatabase database, int port, int budget) {
        return new PostgresServer(settings(database, port), Password.NONE, budget);
    }

    /** The same, of which a look waits only so long for its answer. */
    static PostgresServer through(TestDatabase database, int port, Duration monitorAnswer) {
        return new PostgresServer(settings(database, port), Password.NONE, 1, monitorAnswer);
    }

    static ConnectionSettings settings(TestDatabase database) {
        return settings(database, database.port());
    }

    private static ConnectionSettings settings(TestDatabase database, int port) {
        return new ConnectionSettings(database.host(), port, database.name(), database.user(), Tls.DISABLE);
    }

    static TableName in(String schema, String name) {
        return TableName.of(schema, name);
    }

    static TableName open(String name) {
        return TableName.of("public", name);
    }

    static ColumnName column(String name) {
        return ColumnName.of(name);
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /** Looks until it is so; a condition that never comes true fails the test. */
    static void until(Condition condition) throws SQLException {
        Instant limit = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.holds()) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("it did not come true in 20 s");
            }
            Thread.onSpinWait();
        }
    }

    /** What is waited for. */
    interface Condition {
        boolean holds() throws SQLException;
    }
}
