package dev.towpath.starter.process;

import dev.towpath.testing.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Counts in single rows of the table, adds and deletes some, all the time, and keeps account of it. An operation whose end
 * it does not learn, because its connection broke, may or may not have happened.
 */
final class SoakApplication implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(60);

    private final TestDatabase database;
    private final SoakTable table;
    private final Random random;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile long longestNanos;
    private long seen;
    private long unknown;
    private long refused;
    private String firstRefusal = "";
    private int next = SoakTable.ROWS;

    private SoakApplication(TestDatabase database, SoakTable table, long seed) {
        this.database = database;
        this.table = table;
        this.random = new Random(seed);
        this.thread = Thread.ofPlatform().name("soak application").unstarted(this::work);
    }

    static SoakApplication start(TestDatabase database, SoakTable table, long seed) {
        SoakApplication application = new SoakApplication(database, table, seed);
        application.thread.start();
        return application;
    }

    private void work() {
        while (!stopped) {
            String url = "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name()
                    + "?ApplicationName=application";
            try (Connection connection = DriverManager.getConnection(url, database.user(), "")) {
                operate(connection);
            } catch (SQLException lost) {
                pause(100); // The server is gone, and comes back.
            }
        }
    }

    private void operate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            while (!stopped) {
                long began = System.nanoTime();
                try {
                    operation(statement);
                } catch (SQLException e) {
                    if (connection.isClosed() || !connection.isValid(1)) {
                        unknown++;
                        return;
                    }
                    refused++;
                    firstRefusal = firstRefusal.isEmpty() ? e.toString() : firstRefusal;
                }
                longestNanos = Math.max(longestNanos, System.nanoTime() - began);
                pause(2);
            }
        }
    }

    private void operation(Statement statement) throws SQLException {
        int no = 1 + random.nextInt(next);
        switch (random.nextInt(10)) {
            case 0 -> statement.execute(table.another(++next));
            case 1 -> {
                try (ResultSet row =
                        statement.executeQuery("DELETE FROM shop.t WHERE no = " + no + " RETURNING seen")) {
                    seen -= row.next() ? row.getInt(1) : 0;
                }
            }
            default -> seen += statement.executeUpdate("UPDATE shop.t SET seen = seen + 1 WHERE no = " + no);
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the application saw, after it stopped. */
    record Account(long seen, long unknown, long refused, String firstRefusal, Duration longest) {}

    Account stop() throws InterruptedException {
        close();
        return new Account(seen, unknown, refused, firstRefusal, Duration.ofNanos(longestNanos));
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        if (!thread.join(END)) {
            throw new AssertionError("the application waits for more than " + END);
        }
    }
}
