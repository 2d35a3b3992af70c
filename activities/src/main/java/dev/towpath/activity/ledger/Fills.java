package dev.towpath.activity.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.towpath.engine.spi.server.Chunks.Key;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import dev.towpath.workflow.client.TowpathData;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far each fill is. The cursor moves in the transaction of the chunk it describes. Whoever takes a fill over raises
 * its fence; the one before finds the fence changed at its next chunk and rolls that chunk back.
 */
public final class Fills {
    private static final TypeReference<List<String>> VALUES = new TypeReference<>() {};

    private final String table;

    Fills(String table) {
        this.table = table;
    }

    /**
     * A fill as it stands.
     *
     * @param upper the last key it covers, or null before anybody looked
     * @param cursor the last key done, or null at the beginning
     * @param rowsPassed rows of the driving table behind the cursor, about
     * @param rowsChanged rows changed by committed chunks
     * @param inChunks time spent in committed chunks
     * @param fence what the present owner must show
     */
    public record FillState(
            @Nullable Key upper,
            @Nullable Key cursor,
            long rowsPassed,
            long rowsChanged,
            Duration inChunks,
            long fence) {}

    /** How a fill stands; empty when nobody began it. */
    public Optional<FillState> read(Connection connection, String fingerprint) throws SQLException {
        String sql = "SELECT upper_key, cursor_key, rows_passed, rows_changed, chunk_micros, fence FROM " + table
                + " WHERE fingerprint = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fingerprint);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new FillState(
                        key(row.getString(1)),
                        key(row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        Duration.ofNanos(row.getLong(5) * 1000),
                        row.getLong(6)));
            }
        }
    }

    /** Takes a fill over: creates it or raises its fence. */
    public FillState take(Connection connection, String fingerprint, long estimatedRows) throws SQLException {
        if (read(connection, fingerprint).isEmpty()) {
            String insert = "INSERT INTO " + table + " (fingerprint, estimated_rows) VALUES (?, ?)";
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                statement.setString(1, fingerprint);
                statement.setLong(2, estimatedRows);
                statement.executeUpdate();
            }
        }
        String raise = "UPDATE " + table + " SET fence = fence + 1 WHERE fingerprint = ?";
        try (PreparedStatement statement = connection.prepareStatement(raise)) {
            statement.setString(1, fingerprint);
            statement.executeUpdate();
        }
        return read(connection, fingerprint).orElseThrow();
    }

    /** Fixes the last key a fill covers. */
    public void bound(Connection connection, String fingerprint, Key upper) throws SQLException {
        String sql = "UPDATE " + table + " SET upper_key = ? WHERE fingerprint = ? AND upper_key IS NULL";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, text(upper));
            statement.setString(2, fingerprint);
            statement.executeUpdate();
        }
    }

    /**
     * Moves the cursor past a chunk.
     *
     * @return false when somebody else took the fill over: the caller must roll back
     */
    public boolean advance(Connection connection, String fingerprint, long fence, Chunk chunk) throws SQLException {
        String sql = "UPDATE " + table + " SET cursor_key = ?, rows_passed = rows_passed + ?,"
                + " rows_changed = rows_changed + ?, chunk_micros = chunk_micros + ?"
                + " WHERE fingerprint = ? AND fence = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, text(chunk.to()));
            statement.setLong(2, chunk.passed());
            statement.setLong(3, chunk.changed());
            statement.setLong(4, chunk.took().toNanos() / 1000);
            statement.setString(5, fingerprint);
            statement.setLong(6, fence);
            return statement.executeUpdate() == 1;
        }
    }

    /**
     * A chunk that is about to commit.
     *
     * @param to its last key
     * @param passed rows of the driving table, about
     * @param changed rows changed
     */
    public record Chunk(Key to, long passed, long changed, Duration took) {}

    private static @Nullable Key key(@Nullable String text) {
        try {
            return text == null ? null : new Key(TowpathData.mapper().readValue(text, VALUES));
        } catch (JsonProcessingException e) {
            throw new TowpathException(ErrorCode.INTERNAL, "a cursor in the ledger cannot be read", e);
        }
    }

    private static String text(Key key) {
        try {
            return TowpathData.mapper().writeValueAsString(key.values());
        } catch (JsonProcessingException e) {
            throw new TowpathException(ErrorCode.INTERNAL, "a cursor cannot be written down", e);
        }
    }
}
