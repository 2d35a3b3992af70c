package dev.towpath.engine.postgres.server;

import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.ConnectionSettings.Tls;
import dev.towpath.engine.spi.server.LoadSensors;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.model.name.TableName;
import dev.towpath.model.throttle.LoadReading;
import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A table, sessions of an application that use it, and somebody who looks. */
final class LoadWorld implements AutoCloseable {
    static final TableName ORDERS = LiveServer.open("orders");

    private final List<AutoCloseable> open = new ArrayList<>();
    private final TestDatabase database;
    private final PostgresServer server;
    private final LoadSensors sensors;

    LoadWorld() throws SQLException {
        database = TestDatabase.create();
        database.execute(
                "CREATE TABLE orders (id int PRIMARY KEY, total int)",
                "INSERT INTO orders SELECT g, g FROM generate_series(1, 10) AS g");
        server = LiveServer.open(database, 2);
        sensors = server.load();
    }

    TestDatabase database() {
        return database;
    }

    PostgresServer server() {
        return server;
    }

    LoadReading look() throws SQLException {
        return look(server, sensors);
    }

    static LoadReading look(PostgresServer server, LoadSensors sensors) throws SQLException {
        try (Connection monitor = server.monitor()) {
            return sensors.look(monitor, Set.of(ORDERS));
        }
    }

    LoadSensors.Answer ask(String sql) throws SQLException {
        try (Connection monitor = server.monitor()) {
            return sensors.ask(monitor, sql);
        }
    }

    /** A session of the application inside a transaction. */
    Connection application() throws SQLException {
        return application("postgres");
    }

    /** The same of another user. */
    Connection application(String user) throws SQLException {
        Connection connection = database.connect();
        open.add(connection);
        LiveServer.run(connection, "SET SESSION AUTHORIZATION " + user);
        connection.setAutoCommit(false);
        return connection;
    }

    /** Runs it in a thread of its own, which ends when the lock is there. */
    void inBackground(Connection connection, String sql) {
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                LiveServer.run(connection, sql);
                connection.rollback();
            } catch (SQLException e) {
                // The test is over, and its database gone.
            }
        });
        open.add(() -> thread.join(Duration.ofSeconds(20)));
    }

    /** Plain roles of the test's own, which may log in. */
    void roles(String... names) throws SQLException {
        for (String name : names) {
            database.execute("CREATE ROLE " + name + " LOGIN");
            open.add(() -> database.execute("DROP OWNED BY " + name, "DROP ROLE " + name));
        }
    }

    /** The database as this role sees it. */
    PostgresServer as(String role) {
        PostgresServer opened = new PostgresServer(
                new ConnectionSettings(database.host(), database.port(), database.name(), role, Tls.DISABLE),
                Password.NONE,
                2);
        open.add(opened);
        return opened;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        server.close();
        database.close();
    }
}
