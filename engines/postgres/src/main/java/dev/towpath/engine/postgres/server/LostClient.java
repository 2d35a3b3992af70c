package dev.towpath.engine.postgres.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the server notice a client that is gone. By itself it looks only when it reads or writes, so a long statement of a
 * dead worker would hold its locks, its permit and the tool's lock to the end; and of a machine that vanished without a
 * word the system's keepalive learns after two hours. The manual: "Connections and Authentication", "TCP Settings".
 */
final class LostClient {
    /** How often the server looks while a statement runs. */
    static final Duration LOOK = Duration.ofSeconds(2);

    /**
     * A client that falls silent within a transaction is frozen or cut off, and the application's rows stay locked
     * meanwhile. Ours thinks for milliseconds between statements; a collection of garbage may take one of these seconds.
     */
    static final Duration SILENT_IN_TRANSACTION = Duration.ofSeconds(3);

    /** Silence after which the machine is asked whether it is there: asked three times, 5 s apart, it is gone after 25 s. */
    private static final String SILENCE = """
            SELECT set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false),
                   set_config('tcp_keepalives_count', '3', false), set_config('tcp_user_timeout', '25000', false),
                   set_config('idle_in_transaction_session_timeout', '%d', false)
            """.formatted(SILENT_IN_TRANSACTION.toMillis());

    /** {@code invalid_parameter_value}: the server's platform cannot tell. */
    private static final String CANNOT = "22023";

    private static final Logger LOG = LoggerFactory.getLogger(LostClient.class);
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private LostClient() {}

    /**
     * For the session until its settings are reset: a vanished machine counts as gone (without effect on local sockets), and
     * so does a client that falls silent within a transaction.
     */
    static void isNoticed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SILENCE);
        }
    }

    /** For the session until its settings are reset: what it runs is cancelled when its client is gone. */
    static void endsWork(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET client_connection_check_interval = " + LOOK.toMillis());
        } catch (SQLException e) {
            if (!CANNOT.equals(e.getSQLState())) {
                throw e;
            }
            if (!TOLD.getAndSet(true)) {
                LOG.info("this server's platform cannot tell that a client is gone: a dead worker's statements run on");
            }
        }
    }
}
