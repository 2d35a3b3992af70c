package dev.towpath.bench.ground;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What Towpath's own ledger says of its longest chunk. */
public final class LedgerLocks {
    private static final String KEPT = """
            SELECT FROM information_schema.columns
            WHERE table_schema = 'towpath' AND table_name = 'fill_range' AND column_name = 'longest_micros'
            """;
    private static final String LONGEST = """
            SELECT max(filled.longest_micros) / 1000.0
            FROM towpath.fill_range AS filled JOIN towpath.step USING (fingerprint)
            WHERE step.migration = ?
            """;

    private LedgerLocks() {}

    /** Whether it says anything of that. */
    public static boolean kept(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEPT);
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    /** The longest chunk of this migration, in milliseconds; 0 when it filled nothing. */
    public static double longest(Connection connection, String migration) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LONGEST)) {
            statement.setString(1, migration);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getDouble(1) : 0;
            }
        }
    }
}
