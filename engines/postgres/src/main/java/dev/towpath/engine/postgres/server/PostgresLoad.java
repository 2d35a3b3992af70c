package dev.towpath.engine.postgres.server;

import dev.towpath.engine.postgres.server.SessionRows.Counts;
import dev.towpath.engine.postgres.sql.PostgresNames;
import dev.towpath.engine.spi.server.ConnectionSettings;
import dev.towpath.engine.spi.server.LoadSensors;
import dev.towpath.engine.spi.server.ReplicaSensor;
import dev.towpath.model.name.TableName;
import dev.towpath.model.throttle.LoadReading;
import dev.towpath.model.throttle.Measured;
import dev.towpath.model.throttle.OldTransaction;
import dev.towpath.model.throttle.ReplicaReading;
import dev.towpath.model.throttle.SlotReading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the server's statistics: all of them with one request, which the driver sends and the server answers as a whole. */
final class PostgresLoad implements LoadSensors {
    private static final String SQL = String.join(
            ";\n",
            LogRow.SQL,
            ReplicationRows.STANDBYS,
            ReplicationRows.SLOTS,
            SessionRows.SQL,
            SessionRows.HOLDERS,
            WraparoundRows.SQL);

    private static final int LONGEST_SECONDS = 2;

    private final Function<ConnectionSettings, DataSource> replicas;
    private final PositionHistory log = new PositionHistory();
    private final PositionHistory transactions = new PositionHistory();
    private final KnownReplicas known = new KnownReplicas();
    private volatile @Nullable Long cluster;
    private @Nullable Long firstSegment;

    /** @param replicas ways to replicas */
    PostgresLoad(Function<ConnectionSettings, DataSource> replicas) {
        this.replicas = replicas;
    }

    @Override
    public LoadReading look(Connection monitor, Set<TableName> filled) throws SQLException {
        List<TableName> tables = List.copyOf(filled);
        try (PreparedStatement statement = monitor.prepareStatement(SQL)) {
            // The driver asks the server to stop by then; no round trip is spent on saying so before.
            statement.setQueryTimeout(LONGEST_SECONDS);
            statement.setArray(
                    1,
                    monitor.createArrayOf(
                            "text", tables.stream().map(PostgresNames::quote).toArray()));
            long now = System.nanoTime();
            statement.execute();
            return read(statement, tables, now);
        }
    }

    private LoadReading read(PreparedStatement statement, List<TableName> tables, long now) throws SQLException {
        LogRow row = LogRow.read(statement.getResultSet());
        cluster = row.cluster();
        log.add(now, row.position());
        transactions.add(now, row.nextTransaction());
        firstSegment = firstSegment == null ? row.writing() : firstSegment;
        List<ReplicaReading> standbys =
                known.withMissed(ReplicationRows.standbys(next(statement), log, row.user(), now), now);
        List<SlotReading> slots = ReplicationRows.slots(next(statement));
        Counts sessions = Counts.read(next(statement));
        Measured<OldTransaction> oldest = SessionRows.oldest(next(statement), transactions, row.nextTransaction(), now);
        Set<TableName> vacuumed = WraparoundRows.read(next(statement), tables);
        return new LoadReading(
                standbys,
                slots,
                log.perSecond().map(Measured::of).orElse(Measured.notHere()),
                row.archive(firstSegment),
                sessions.with(oldest, row.user()),
                vacuumed,
                sessions.skipped(row.user()));
    }

    private static ResultSet next(PreparedStatement statement) throws SQLException {
        if (!statement.getMoreResults()) {
            throw new SQLException("a part of the look was not answered", "XX000");
        }
        return statement.getResultSet();
    }

    @Override
    public Answer ask(Connection monitor, String sql) throws SQLException {
        return TeamQuestion.ask(monitor, sql);
    }

    @Override
    public ReplicaSensor replica(ConnectionSettings where) {
        return new PostgresReplica(replicas.apply(where), log, () -> cluster);
    }
}
