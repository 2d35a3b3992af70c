package dev.towpath.starter.demo;

import dev.towpath.starter.stage.StageDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts, from outside, the connections that migrations hold. */
final class ConnectionSampler implements AutoCloseable {
    private static final String COUNT = "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'towpath: %'"
            + " AND application_name <> 'towpath: monitor'";
    private static final long INTERVAL_MILLIS = 20;

    private final AtomicInteger most = new AtomicInteger();
    private final Thread thread;
    private volatile boolean stop;

    private ConnectionSampler(StageDatabase database) {
        this.thread = new Thread(() -> sample(database), "connection-sampler");
        thread.setDaemon(true);
    }

    static ConnectionSampler start(StageDatabase database) {
        ConnectionSampler sampler = new ConnectionSampler(database);
        sampler.thread.start();
        return sampler;
    }

    int most() {
        return most.get();
    }

    private void sample(StageDatabase database) {
        try (Connection connection = database.source("demo sampler").getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            while (!stop) {
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    most.accumulateAndGet(row.getInt(1), Math::max);
                }
                Thread.sleep(INTERVAL_MILLIS);
            }
        } catch (SQLException e) {
            // A sampler that sees nothing must not report that all is well.
            most.set(Integer.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop = true;
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
