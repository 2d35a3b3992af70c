package dev.towpath.testing.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database on the JVM's test server, or on one of a test's own; closing drops it. */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String SUPERUSER = "postgres";

    private final int port;
    private final String name;

    private TestDatabase(int port, String name) {
        this.port = port;
        this.name = name;
    }

    /** A new empty database with a name of its own. */
    public static TestDatabase create() throws SQLException {
        return on(TestServer.port());
    }

    /** The same on this server, which has to outlive it. */
    public static TestDatabase on(OwnServer server) throws SQLException {
        return on(server.port());
    }

    private static TestDatabase on(int port) throws SQLException {
        String name = "test_" + COUNT.incrementAndGet();
        run(port, "CREATE DATABASE " + name);
        return new TestDatabase(port, name);
    }

    /** Always a loopback address. */
    public String host() {
        return "127.0.0.1";
    }

    /** The server's port. */
    public int port() {
        return port;
    }

    /** The database's name. */
    public String name() {
        return name;
    }

    /** A superuser without a password. */
    public String user() {
        return SUPERUSER;
    }

    /** A new session, in auto-commit. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(port, name), SUPERUSER, "");
    }

    /** Sessions without a pool. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url(port, name));
        source.setUser(SUPERUSER);
        return source;
    }

    /** Runs statements one after the other, each committed. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of every row, as text; SQL null is the text {@code null}. */
    public List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }

    @Override
    public void close() throws SQLException {
        run(port, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private static void run(int port, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(port, "postgres"), SUPERUSER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
