package dev.towpath.starter.demo;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL 18 on a free loopback port, with the shop's database. Its data goes with the demo. */
final class DemoDatabase implements AutoCloseable {
    static final String NAME = "shop";

    /** Owns the tables, and is nothing more than that: the demo needs no superuser. */
    static final String OWNER = "shop_owner";

    private final EmbeddedPostgres server;

    private DemoDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static DemoDatabase start(Path folder) throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(true)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        DemoDatabase database = new DemoDatabase(server);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + OWNER + " LOGIN");
            statement.execute("CREATE DATABASE " + NAME + " OWNER " + OWNER);
        }
        try (Connection connection = database.source("demo").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS public");
        } catch (SQLException e) {
            database.close();
            throw e;
        }
        return database;
    }

    int port() {
        return server.getPort();
    }

    PGSimpleDataSource source(String application) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port()});
        source.setDatabaseName(NAME);
        source.setUser(OWNER);
        source.setApplicationName(application);
        return source;
    }

    /** Connections of the shop's application. */
    HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("shop-application");
        config.setDataSource(source("shop application"));
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /** Flyway itself, as the shop runs it. */
    Flyway flyway(Path folder) {
        return Flyway.configure()
                .dataSource(source("shop flyway"))
                .locations("filesystem:" + folder)
                .load();
    }

    void load(long rows) throws SQLException {
        long customers = Math.max(1, rows / 20);
        execute("INSERT INTO customer (email) SELECT 'customer-' || n || '@example.org' FROM generate_series(1, "
                + customers + ") n");
        execute("INSERT INTO orders (customer_id, total, note) SELECT 1 + n % " + customers
                + ", (n % 100000) / 100.0, 'order ' || n FROM generate_series(1, " + rows + ") n");
        execute("ANALYZE");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = source("demo").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = source("demo").getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
