package dev.towpath.activity.ledger;

import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.engine.spi.server.DatabaseServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ranges of one fill. A range's cursor moves in the transaction of the chunk it describes. Whoever takes a range over
 * raises its fence, and whoever splits it lowers its last key; the one who worked on it before finds that out with its
 * next chunk and rolls that chunk back.
 *
 * <p>Every method works in the caller's transaction; only {@link #commit} ends it.
 */
public final class FillRanges {
    private static final String COLUMNS =
            "number, pass, lower_key, upper_key, cursor_key, estimated_rows, rows_passed, owner, fence, done";

    private final String table;
    private final String fingerprint;

    FillRanges(String table, String fingerprint) {
        this.table = table;
        this.fingerprint = fingerprint;
    }

    /** All ranges, by number. */
    public List<FillRange> all(Connection connection) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM " + table + " WHERE fingerprint = ? ORDER BY number";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fingerprint);
            List<FillRange> ranges = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ranges.add(range(row));
                }
            }
            return ranges;
        }
    }

    /** A range as it is now. No chunk of it commits until the transaction ends. */
    public FillRange lock(Connection connection, int number) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM " + table + " WHERE fingerprint = ? AND number = ? FOR UPDATE";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fingerprint);
            statement.setInt(2, number);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return range(row);
            }
        }
    }

    private static FillRange range(ResultSet row) throws SQLException {
        return new FillRange(
                row.getInt(1),
                row.getInt(2),
                KeyText.read(row.getString(3)),
                Objects.requireNonNull(KeyText.read(row.getString(4))),
                KeyText.read(row.getString(5)),
                row.getLong(6),
                row.getLong(7),
                row.getInt(8),
                row.getLong(9),
                row.getBoolean(10));
    }

    /** Adds a range that nobody works on. */
    public void add(Connection connection, Bounds bounds) throws SQLException {
        String sql = "INSERT INTO " + table
                + " (fingerprint, number, pass, lower_key, upper_key, estimated_rows) VALUES (?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fingerprint);
            statement.setInt(2, bounds.number());
            statement.setInt(3, bounds.pass());
            statement.setString(4, KeyText.write(bounds.lower()));
            statement.setString(5, KeyText.write(bounds.upper()));
            statement.setLong(6, bounds.estimatedRows());
            statement.executeUpdate();
        }
    }

    /** What a new range covers; as in {@link FillRange}. */
    public record Bounds(int number, int pass, @Nullable Key lower, Key upper, long estimatedRows) {}

    /** Rows changed while the table was gone through this time. */
    public long changedIn(Connection connection, int pass) throws SQLException {
        String sql = "SELECT coalesce(sum(rows_changed), 0) FROM " + table + " WHERE fingerprint = ? AND pass = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fingerprint);
            statement.setInt(2, pass);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Takes a range over; from now on nobody else's chunk of it commits. */
    public FillRange take(Connection connection, int number, int owner) throws SQLException {
        String sql = "UPDATE " + table + " SET fence = fence + 1, owner = ? WHERE fingerprint = ? AND number = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, owner);
            statement.setString(2, fingerprint);
            statement.setInt(3, number);
            statement.executeUpdate();
        }
        return lock(connection, number);
    }

    /** Gives up the part of a range behind this key. The caller holds its {@link #lock} and saw the cursor before the key. */
    public void narrow(Connection connection, int number, Key upper, long estimatedRows) throws SQLException {
        String sql = "UPDATE " + table + " SET upper_key = ?, estimated_rows = ? WHERE fingerprint = ? AND number = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, KeyText.write(upper));
            statement.setLong(2, estimatedRows);
            statement.setString(3, fingerprint);
            statement.setInt(4, number);
            statement.executeUpdate();
        }
    }

    /**
     * Moves the cursor past a chunk and commits it.
     *
     * @param range as the caller knows it
     * @return false when somebody else took the range over or took a part of it: the chunk is rolled back
     */
    public boolean commit(DatabaseServer server, Connection connection, FillRange range, Chunk chunk)
            throws SQLException {
        String sql = "UPDATE " + table + " SET cursor_key = ?, rows_passed = rows_passed + ?,"
                + " rows_changed = rows_changed + ?, chunk_micros = chunk_micros + ?,"
                + " longest_micros = CASE WHEN longest_micros < ? THEN ? ELSE longest_micros END,"
                + " chunks = chunks + 1, done = ?"
                + " WHERE fingerprint = ? AND number = ? AND fence = ? AND upper_key = ?";
        return server.commitWith(
                connection,
                sql,
                List.of(
                        Objects.requireNonNull(KeyText.write(chunk.to())),
                        chunk.passed(),
                        chunk.changed(),
                        micros(chunk.took()),
                        micros(chunk.longest()),
                        micros(chunk.longest()),
                        chunk.last(),
                        fingerprint,
                        range.number(),
                        range.fence(),
                        Objects.requireNonNull(KeyText.write(range.upper()))));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /**
     * A chunk that is about to commit.
     *
     * @param to its last key
     * @param passed rows of the driving table, about
     * @param changed rows changed
     * @param took so far
     * @param longest the longest that this chunk or one before it kept its rows locked
     * @param last whether nothing is left of the range behind it
     */
    public record Chunk(Key to, long passed, long changed, Duration took, Duration longest, boolean last) {}
}
