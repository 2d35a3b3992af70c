package dev.towpath.bench.way;

import dev.towpath.bench.figure.Measured.RowLock;
import dev.towpath.bench.figure.Measured.Source;
import dev.towpath.bench.ground.Migrations.Span;
import java.sql.SQLException;
import java.time.Instant;

/** Times the transactions of a way that drives the server itself. */
final class Transactions {
    private final Instant began = Instant.now();
    private long longest;
    private long changed;

    /** A transaction that commits before it returns. */
    @FunctionalInterface
    interface Transaction {
        /** How many rows it changed. */
        long run() throws SQLException;
    }

    long timed(Transaction transaction) throws SQLException {
        long start = System.nanoTime();
        long rows = transaction.run();
        longest = Math.max(longest, System.nanoTime() - start);
        changed += rows;
        return rows;
    }

    /** The fill of this table that ends now. */
    Fill over(String table) {
        return new Fill(
                table, new Span(began, Instant.now()), changed, new RowLock(longest / 1e6, Source.CLIENT), null);
    }
}
