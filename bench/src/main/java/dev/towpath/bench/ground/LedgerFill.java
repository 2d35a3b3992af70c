package dev.towpath.bench.ground;

import dev.towpath.bench.ground.Migrations.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * A fill as Towpath's own ledger tells it, by the clock of the server.
 *
 * @param span from the first note that it begins to the note that it is done, which commits with its end
 * @param longestMillis the longest that one chunk kept its rows locked
 * @param chunks it was done in
 * @param chunkMillis what one of them took on average, until its commit
 */
public record LedgerFill(Span span, double longestMillis, long chunks, double chunkMillis) {
    private static final String SQL = """
            SELECT min(step.began_at), max(step.done_at), max(filled.longest_micros) / 1000.0,
                   sum(filled.chunks), sum(filled.chunk_micros) / 1000.0 / greatest(sum(filled.chunks), 1)
            FROM towpath.fill_range AS filled JOIN towpath.step USING (fingerprint)
            WHERE step.migration = ?
            HAVING count(*) > 0
            """;

    /** The fills of this migration together. */
    public static LedgerFill of(Connection connection, String migration) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, migration);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the ledger knows of no fill of " + migration);
                }
                return new LedgerFill(
                        new Span(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getObject(2, OffsetDateTime.class).toInstant()),
                        row.getDouble(3),
                        row.getLong(4),
                        row.getDouble(5));
            }
        }
    }
}
