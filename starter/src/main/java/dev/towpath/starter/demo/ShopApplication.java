package dev.towpath.starter.demo;

import com.zaxxer.hikari.HikariDataSource;
import dev.towpath.starter.stage.StageDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The shop's application: reads and writes single orders at a fixed rate, whatever the database does. A response counts
 * from the moment it was due, so that a request behind a slow one counts as slow too.
 */
final class ShopApplication implements AutoCloseable {
    static final int CONNECTIONS = 4;
    private static final int PER_SECOND = 400;
    private static final double WRITES = 0.3;

    private final HikariDataSource pool;
    private final long rows;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong operations = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final AtomicReference<@Nullable String> firstError = new AtomicReference<>();
    private final AtomicReference<Latencies> span = new AtomicReference<>(new Latencies());
    private volatile boolean stop;

    private ShopApplication(HikariDataSource pool, long rows) {
        this.pool = pool;
        this.rows = rows;
    }

    static ShopApplication start(StageDatabase database, long rows) {
        ShopApplication application = new ShopApplication(database.pool(CONNECTIONS), rows);
        for (int i = 0; i < CONNECTIONS; i++) {
            int seed = i;
            Thread thread = new Thread(() -> application.serve(seed), "shop-" + i);
            thread.setDaemon(true);
            application.threads.add(thread);
            thread.start();
        }
        return application;
    }

    /** Ends a span of the run and begins the next. */
    Latencies newSpan() {
        return span.getAndSet(new Latencies());
    }

    long operations() {
        return operations.get();
    }

    long errors() {
        return errors.get();
    }

    @Nullable
    String firstError() {
        return firstError.get();
    }

    private void serve(int seed) {
        Random random = new Random(seed);
        long interval = 1_000_000_000L * CONNECTIONS / PER_SECOND;
        long due = System.nanoTime() + seed * interval / CONNECTIONS;
        while (!stop) {
            long early = due - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(early);
                continue;
            }
            try {
                operate(random);
                span.get().add(System.nanoTime() - due);
            } catch (SQLException e) {
                errors.incrementAndGet();
                firstError.compareAndSet(null, e.getMessage());
            }
            operations.incrementAndGet();
            due += interval;
        }
    }

    private void operate(Random random) throws SQLException {
        long id = 1 + (long) (random.nextDouble() * rows);
        boolean write = random.nextDouble() < WRITES;
        String sql = write
                ? "UPDATE orders SET note = 'seen ' || id, total = total + 0 WHERE id = ?"
                : "SELECT customer_id, total, note FROM orders WHERE id = ?";
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            if (write) {
                if (statement.executeUpdate() != 1) {
                    throw new SQLException("order " + id + " is gone");
                }
            } else {
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new SQLException("order " + id + " is gone");
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        stop = true;
        for (Thread thread : threads) {
            try {
                thread.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        pool.close();
    }
}
