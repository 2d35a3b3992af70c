package dev.towpath.bench.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Reads and updates of single random rows: 70 % and 30 %. Each is a transaction of its own. Not thread-safe. */
final class PointOperations {
    private static final double WRITES = 0.3;

    private final PreparedStatement read;
    private final PreparedStatement write;
    private final long rows;
    private final SplittableRandom random;
    private long updates;

    private PointOperations(PreparedStatement read, PreparedStatement write, long rows, long seed) {
        this.read = read;
        this.write = write;
        this.rows = rows;
        this.random = new SplittableRandom(seed);
    }

    static PointOperations open(Connection connection, long rows, long seed) throws SQLException {
        return new PointOperations(
                connection.prepareStatement("SELECT customer_id, total, note FROM orders WHERE id = ?"),
                connection.prepareStatement("UPDATE orders SET note = 'seen ' || id WHERE id = ?"),
                rows,
                seed);
    }

    /** One operation; what went wrong, or null. */
    @Nullable
    String one() {
        long id = 1 + random.nextLong(rows);
        try {
            return random.nextDouble() < WRITES ? write(id) : read(id);
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Updates that succeeded. */
    long updates() {
        return updates;
    }

    private @Nullable String write(long id) throws SQLException {
        write.setLong(1, id);
        if (write.executeUpdate() != 1) {
            return gone(id);
        }
        updates++;
        return null;
    }

    private @Nullable String read(long id) throws SQLException {
        read.setLong(1, id);
        try (ResultSet row = read.executeQuery()) {
            return row.next() ? null : gone(id);
        }
    }

    private static String gone(long id) {
        return "order " + id + " is gone";
    }
}
