package dev.towpath.starter.stage;

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

/** A real PostgreSQL 18 on a free loopback port, with the shop's database. Its data goes with the stage. */
public final class StageDatabase implements AutoCloseable {
    /** The database, and its name in {@code towpath.yaml}. */
    public static final String NAME = "shop";

    /** Owns the tables, and is nothing more than that: migrations need no superuser. */
    public static final String OWNER = "shop_owner";

    private final EmbeddedPostgres server;
    private final String application;

    private StageDatabase(EmbeddedPostgres server, String application) {
        this.server = server;
        this.application = application;
    }

    static StageDatabase start(Path folder, StageSettings settings) throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(true)
                .setPGStartupWait(Duration.ofSeconds(60));
        settings.postgres().forEach(builder::setServerConfig);
        StageDatabase database = new StageDatabase(builder.start(), settings.name());
        try {
            database.asSuperuser("postgres", "CREATE ROLE " + OWNER + " LOGIN");
            database.asSuperuser("postgres", "CREATE DATABASE " + NAME + " OWNER " + OWNER);
            database.execute("CREATE SCHEMA IF NOT EXISTS public");
        } catch (SQLException e) {
            database.close();
            throw e;
        }
        return database;
    }

    /** On loopback. */
    public int port() {
        return server.getPort();
    }

    /** Sessions of the owner that call themselves so. */
    public PGSimpleDataSource source(String application) {
        return source(port(), application);
    }

    /** The same, for another process than the one that started the server. */
    public static PGSimpleDataSource source(int port, String application) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(NAME);
        source.setUser(OWNER);
        source.setApplicationName(application);
        return source;
    }

    /** Connections of the shop's application. */
    public HikariDataSource pool(int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("shop-application");
        config.setDataSource(source("shop application"));
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /** Flyway itself, as the shop runs it. */
    public Flyway flyway(Path folder) {
        return Flyway.configure()
                .dataSource(source("shop flyway"))
                .locations("filesystem:" + folder)
                .load();
    }

    /** Runs this as the owner, in a session of its own. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = source(application).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs this as the superuser, in a session of its own. */
    public void asSuperuser(String sql) throws SQLException {
        asSuperuser(NAME, sql);
    }

    private void asSuperuser(String name, String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The one number that this asks for; 0 when there is no row. */
    public long number(String sql) throws SQLException {
        try (Connection connection = source(application).getConnection();
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
