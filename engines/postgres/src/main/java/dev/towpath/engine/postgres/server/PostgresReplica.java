package dev.towpath.engine.postgres.server;

import dev.towpath.engine.spi.server.ReplicaSensor;
import dev.towpath.model.throttle.Measured;
import dev.towpath.model.throttle.ReplicaReading.Lag;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A standby that says itself how far it is. The time since it replayed the last transaction is its lag only while it is
 * behind, and too much after a quiet hour: so it counts within what the primary's own positions leave open.
 */
final class PostgresReplica implements ReplicaSensor {
    private static final String SQL = """
            SELECT (SELECT system_identifier FROM pg_control_system()), pg_is_in_recovery(),
                   pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint,
                   extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())
            """;

    private final DataSource source;
    private final PositionHistory log;
    private final Supplier<@Nullable Long> cluster;
    private @Nullable Connection connection;

    /**
     * @param log where the primary's log was when
     * @param cluster the primary's number of its cluster; null until it was looked at
     */
    PostgresReplica(DataSource source, PositionHistory log, Supplier<@Nullable Long> cluster) {
        this.source = source;
        this.log = log;
        this.cluster = cluster;
    }

    @Override
    public Measured<Lag> look() {
        Long primary = cluster.get();
        if (primary == null || log.isEmpty()) {
            return Measured.unknown("the primary has not been looked at yet");
        }
        try {
            Connection open = connection == null ? source.getConnection() : connection;
            connection = open;
            try (PreparedStatement statement = open.prepareStatement(SQL);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return read(row, primary);
            }
        } catch (SQLException e) {
            close();
            return Measured.unknown(SqlStates.explain(e));
        }
    }

    private Measured<Lag> read(ResultSet row, long primary) throws SQLException {
        if (row.getLong(1) != primary) {
            return Measured.unknown("it belongs to another database cluster");
        }
        if (!row.getBoolean(2)) {
            return Measured.unknown("it is no replica: it is not in recovery");
        }
        long replayed = row.getLong(3);
        if (row.wasNull()) {
            return Measured.unknown("it has not replayed anything yet");
        }
        Duration sinceLast = ReplicationRows.seconds(row, 4);
        return Measured.of(log.lag(replayed, sinceLast, System.nanoTime()));
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (SQLException e) {
            org.slf4j.LoggerFactory.getLogger(PostgresReplica.class).debug("a replica's connection ended badly", e);
        }
    }
}
