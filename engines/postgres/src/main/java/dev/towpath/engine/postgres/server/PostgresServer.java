package dev.towpath.engine.postgres.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.towpath.engine.postgres.server.chunk.PostgresChunks;
import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.engine.spi.server.Catalog;
import dev.towpath.engine.spi.server.Chunks;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.engine.spi.server.LoadSensors;
import dev.towpath.engine.spi.server.LockInspector;
import dev.towpath.engine.spi.server.OnlineIndexes;
import dev.towpath.engine.spi.server.Password;
import dev.towpath.engine.spi.server.Session;
import dev.towpath.engine.spi.server.SessionLimits;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.name.TableName;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** One PostgreSQL database behind a migration pool and a monitor connection. */
public final class PostgresServer implements DatabaseServer {
    /** How the server's list of sessions names ours; what follows says what for. */
    static final String APPLICATION = "towpath";

    private static final Duration WAIT_FOR_SESSION = Duration.ofSeconds(10);
    /** Shorter, because a session is asked for after a look: the look's failure must be known before the wait ends. */
    private static final Duration WAIT_FOR_MONITOR = Duration.ofSeconds(4);

    private static final Duration IDLE = Duration.ofSeconds(15);

    /** The monitor only looks, and a look takes milliseconds. */
    private static final Duration MONITOR_ANSWER = Duration.ofSeconds(30);

    private final ConnectionSettings settings;
    private final Password password;
    private final int budget;
    private final DataSource probe;
    private final Lock probing = new ReentrantLock();
    private final HikariDataSource monitor;
    private final HikariDataSource migration;

    /** @param budget connections of the migration pool, over all workers */
    public PostgresServer(ConnectionSettings settings, Password password, int budget) {
        this(settings, password, budget, MONITOR_ANSWER);
    }

    /** @param monitorAnswer after so long without an answer to a look the server counts as gone */
    PostgresServer(ConnectionSettings settings, Password password, int budget, Duration monitorAnswer) {
        if (budget < 1) {
            throw new IllegalArgumentException("a budget is at least 1 connection, not " + budget);
        }
        this.settings = settings;
        this.password = password;
        this.budget = budget;
        this.probe = Sources.monitor(settings, password, monitorAnswer);
        this.monitor = pool("monitor", Sources.monitor(settings, password, monitorAnswer), 1, WAIT_FOR_MONITOR);
        DataSource permitted = new PermittedSource(Sources.migration(settings, password), this::permitFree, budget);
        this.migration = pool("migration", permitted, budget, WAIT_FOR_SESSION);
    }

    private static HikariDataSource pool(String name, DataSource source, int size, Duration wait) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("towpath-" + name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        // An idle connection would keep a permit from other workers.
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setConnectionTimeout(wait.toMillis());
        // Connect when asked, so that a worker starts while its database is down.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private boolean permitFree() throws SQLException {
        try (Connection connection = monitor()) {
            return Permits.anyFree(connection, budget);
        }
    }

    @Override
    public ConnectionSettings settings() {
        return settings;
    }

    @Override
    public int budget() {
        return budget;
    }

    @Override
    public Session session(String purpose) throws SQLException {
        if (migration.getHikariPoolMXBean().getTotalConnections() == 0) {
            monitor().close();
        }
        Connection connection = connect(migration, WAIT_FOR_SESSION);
        try {
            return new PooledSession(connection, APPLICATION + ": " + purpose, budget, migration::evictConnection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection monitor() throws SQLException {
        probe();
        return connect(monitor, WAIT_FOR_MONITOR);
    }

    /**
     * Tries the way once where the pool would try again and again: a wrong password shall not be sent for ten seconds,
     * and a refusal shall be told at once, in the server's words.
     */
    private void probe() throws SQLException {
        if (monitor.getHikariPoolMXBean().getTotalConnections() == 0 && probing.tryLock()) {
            try {
                probe.getConnection().close();
            } finally {
                probing.unlock();
            }
        }
    }

    /** A pool that waited in vain says so in its own words; whoever reads them wants to know where it tried. */
    private Connection connect(HikariDataSource pool, Duration wait) throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLTransientConnectionException e) {
            if (e.getCause() != null) {
                throw e;
            }
            if (pool.equals(migration) && pool.getHikariPoolMXBean().getTotalConnections() == budget) {
                throw PermittedSource.noneFree(budget);
            }
            throw new SQLTransientConnectionException(
                    "no connection to " + settings.display() + " within " + wait.toSeconds() + " s", "08001", e);
        }
    }

    @Override
    public Catalog catalog() {
        return new PostgresCatalog();
    }

    @Override
    public LockInspector locks() {
        return new PostgresLocks();
    }

    @Override
    public SessionLimits limits() {
        return new PostgresLimits();
    }

    @Override
    public OnlineIndexes indexes() {
        return new PostgresIndexes();
    }

    @Override
    public Chunks chunks() {
        return new PostgresChunks();
    }

    @Override
    public LoadSensors load() {
        return new PostgresLoad(where -> Sources.replica(where, password));
    }

    @Override
    public List<String> ledgerDefinition(String schema) {
        return LedgerTables.definition(PostgresNames.quote(schema));
    }

    @Override
    public void actAsLogin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL SESSION AUTHORIZATION DEFAULT");
            // Not NONE: ALTER ROLE ... SET role makes another one the default of a login.
            statement.execute("SET LOCAL role TO DEFAULT");
        }
    }

    @Override
    public boolean commitWith(Connection connection, String update, List<Object> values) throws SQLException {
        return CommitWithRow.run(connection, update, values);
    }

    @Override
    public void copy(Session session, String sql, String rows) throws SQLException {
        try {
            session.connection().unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(rows));
        } catch (IOException e) {
            throw new SQLException("the rows did not reach the server", "08006", e);
        }
    }

    @Override
    public ErrorCode classify(SQLException failure) {
        return SqlStates.classify(failure);
    }

    @Override
    public String explain(SQLException failure) {
        String said = SqlStates.explain(failure);
        if (SqlStates.isLogin(failure)) {
            return settings.display() + ": " + said + ". Correct the worker's settings of this database and restart it";
        }
        boolean lost = classify(failure) == ErrorCode.DATABASE_UNAVAILABLE;
        // The driver does not always say where it got no answer.
        return lost && !said.contains(":" + settings.port()) ? settings.display() + ": " + said : said;
    }

    @Override
    public String quote(String identifier) {
        return PostgresNames.quote(identifier);
    }

    @Override
    public String quote(TableName name) {
        return PostgresNames.quote(name);
    }

    @Override
    public void close() {
        migration.close();
        monitor.close();
    }
}
