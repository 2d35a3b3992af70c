package dev.towpath.bench.ground;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches from another session how long Towpath's transactions that changed something have lasted. What it sees is too
 * short by up to its interval; it is there for versions of Towpath whose ledger does not keep the longest chunk.
 */
public final class RowLockSampler implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(5);
    private static final String OLDEST = """
            SELECT extract(epoch FROM max(clock_timestamp() - xact_start)) * 1000
            FROM pg_stat_activity
            WHERE application_name LIKE 'towpath%' AND backend_xid IS NOT NULL
            """;

    private final Connection connection;
    private final Thread thread = new Thread(this::watch, "row-lock-sampler");
    private final List<Look> looks = new ArrayList<>();
    private volatile boolean stop;
    private @Nullable SQLException failure;

    private record Look(Instant at, double millis) {}

    private RowLockSampler(Connection connection) {
        this.connection = connection;
    }

    /** Watches from now on. */
    public static RowLockSampler start(Ground ground) throws SQLException {
        RowLockSampler sampler = new RowLockSampler(ground.session("bench sampler"));
        sampler.thread.setDaemon(true);
        sampler.thread.start();
        return sampler;
    }

    private void watch() {
        try (PreparedStatement statement = connection.prepareStatement(OLDEST)) {
            while (!stop) {
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next() && row.getObject(1) != null) {
                        looks.add(new Look(Instant.now(), row.getDouble(1)));
                    }
                }
                Thread.sleep(INTERVAL);
            }
        } catch (SQLException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops, and returns the longest it saw in this span, in milliseconds. */
    public double longest(Migrations.Span span) throws SQLException, InterruptedException {
        stop = true;
        thread.join();
        if (failure != null) {
            throw failure;
        }
        return looks.stream()
                .filter(look -> !look.at().isBefore(span.began()) && !look.at().isAfter(span.ended()))
                .mapToDouble(Look::millis)
                .max()
                .orElse(0);
    }

    @Override
    public void close() throws SQLException {
        stop = true;
        connection.close();
    }
}
