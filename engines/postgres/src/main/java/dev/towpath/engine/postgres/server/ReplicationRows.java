package dev.towpath.engine.postgres.server;

import dev.towpath.model.throttle.Measured;
import dev.towpath.model.throttle.ReplicaReading;
import dev.towpath.model.throttle.SlotReading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server says of those who read its log. The manual: "Monitoring Database Activity", pg_stat_replication. */
final class ReplicationRows {
    /**
     * Standbys only: who replays nothing (a backup, an archive of the log) or decodes (a subscriber, whose pace is its
     * own) is no replica that anybody reads from. What those keep back shows in their slots.
     */
    static final String STANDBYS = """
            SELECT coalesce(nullif(nullif(r.application_name, ''), 'walreceiver'), s.slot_name,
                            host(r.client_addr), 'walreceiver'),
                   r.state IS NULL,
                   pg_wal_lsn_diff(r.replay_lsn, '0/0')::bigint,
                   extract(epoch FROM greatest(r.write_lag, r.flush_lag, r.replay_lag))
            FROM pg_stat_replication r
            LEFT JOIN pg_replication_slots s ON s.active_pid = r.pid
            WHERE s.slot_type IS DISTINCT FROM 'logical'
              AND CASE WHEN r.state IS NULL THEN r.application_name NOT IN ('pg_basebackup', 'pg_receivewal')
                       ELSE r.state <> 'backup' AND r.replay_lsn IS NOT NULL END
            """;

    /** A slot that is lost keeps nothing back any more. */
    static final String SLOTS = """
            SELECT slot_name, greatest(0, pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn))::bigint,
                   CASE WHEN safe_wal_size < 0 THEN 0 ELSE safe_wal_size END
            FROM pg_replication_slots
            WHERE restart_lsn IS NOT NULL AND wal_status <> 'lost'
            """;

    private ReplicationRows() {}

    static List<ReplicaReading> standbys(ResultSet row, PositionHistory log, String user, long now)
            throws SQLException {
        List<ReplicaReading> standbys = new ArrayList<>();
        while (row.next()) {
            String name = row.getString(1);
            if (row.getBoolean(2)) {
                standbys.add(new ReplicaReading(
                        name,
                        Measured.unknown("its lag is not shown to " + user + "; run GRANT pg_monitor TO " + user
                                + ", or name the replica under the database's sensors")));
            } else {
                standbys.add(new ReplicaReading(name, Measured.of(log.lag(row.getLong(3), seconds(row, 4), now))));
            }
        }
        return standbys;
    }

    static List<SlotReading> slots(ResultSet row) throws SQLException {
        List<SlotReading> slots = new ArrayList<>();
        while (row.next()) {
            slots.add(new SlotReading(row.getString(1), row.getLong(2), row.getObject(3, Long.class)));
        }
        return slots;
    }

    /** The duration in this column, or null. */
    static @Nullable Duration seconds(ResultSet row, int column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : Duration.ofMillis((long) (Math.max(0, seconds) * 1_000));
    }
}
