package dev.towpath.activity.ledger;

import dev.towpath.engine.spi.server.Chunks.Key;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What fills have to cover, and what they have done in all. */
public final class Fills {
    private final String fill;
    private final String range;
    private final String quarantine;

    /**
     * @param fill the table of fills, quoted
     * @param range the table of their ranges, quoted
     * @param quarantine the table of rows set aside, quoted
     */
    Fills(String fill, String range, String quarantine) {
        this.fill = fill;
        this.range = range;
        this.quarantine = quarantine;
    }

    /** The ranges of one fill. */
    public FillRanges ranges(String fingerprint) {
        return new FillRanges(range, fingerprint);
    }

    /** The rows of one fill that were set aside. */
    public Quarantine quarantine(String fingerprint) {
        return new Quarantine(quarantine, fingerprint);
    }

    /** Notes that a fill begins. */
    public void add(Connection connection, String fingerprint, long estimatedRows) throws SQLException {
        String sql = "INSERT INTO " + fill + " (fingerprint, estimated_rows) VALUES (?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fingerprint);
            statement.setLong(2, estimatedRows);
            statement.executeUpdate();
        }
    }

    /** Whether somebody began it. */
    public boolean exists(Connection connection, String fingerprint) throws SQLException {
        return bounded(connection, fingerprint, "").isPresent();
    }

    /**
     * Keeps other hands of the fill from handing out its ranges until the transaction ends.
     *
     * @return whether the last key was fixed already
     */
    public boolean lock(Connection connection, String fingerprint) throws SQLException {
        return bounded(connection, fingerprint, " FOR UPDATE").orElseThrow();
    }

    private Optional<Boolean> bounded(Connection connection, String fingerprint, String how) throws SQLException {
        String sql = "SELECT bounded FROM " + fill + " WHERE fingerprint = ?" + how;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fingerprint);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
            }
        }
    }

    /** Fixes the last key a fill covers; null for a table without rows. The caller holds its {@link #lock}. */
    public void bound(Connection connection, String fingerprint, @Nullable Key upper) throws SQLException {
        String sql = "UPDATE " + fill + " SET bounded = true, upper_key = ? WHERE fingerprint = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, KeyText.write(upper));
            statement.setString(2, fingerprint);
            statement.executeUpdate();
        }
    }

    /**
     * What a fill has done so far, over all ranges and attempts.
     *
     * @param rowsPassed rows of the driving table, about
     * @param rowsChanged rows changed by committed chunks
     * @param inChunks time spent in committed chunks
     * @param longest the longest that one chunk kept its rows locked
     * @param quarantined rows set aside
     * @param ranges ranges there are
     * @param open ranges that are not done
     */
    public record Totals(
            long rowsPassed,
            long rowsChanged,
            Duration inChunks,
            Duration longest,
            long quarantined,
            int ranges,
            int open) {}

    /** What a fill has done so far. */
    public Totals totals(Connection connection, String fingerprint) throws SQLException {
        String sql = "SELECT coalesce(sum(rows_passed), 0), coalesce(sum(rows_changed), 0),"
                + " coalesce(sum(chunk_micros), 0), coalesce(max(longest_micros), 0), count(*),"
                + " coalesce(sum(CASE WHEN done THEN 0 ELSE 1 END), 0),"
                + " (SELECT count(*) FROM " + quarantine + " q WHERE q.fingerprint = ?)"
                + " FROM " + range + " WHERE fingerprint = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fingerprint);
            statement.setString(2, fingerprint);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Totals(
                        row.getLong(1),
                        row.getLong(2),
                        Duration.ofNanos(row.getLong(3) * 1_000),
                        Duration.ofNanos(row.getLong(4) * 1_000),
                        row.getLong(7),
                        row.getInt(5),
                        row.getInt(6));
            }
        }
    }
}
