package dev.towpath.bench.way;

import dev.towpath.bench.figure.Measured.RowLock;
import dev.towpath.bench.ground.LedgerFill;
import dev.towpath.bench.ground.Migrations.Ran;
import dev.towpath.bench.ground.Migrations.Span;
import org.jspecify.annotations.Nullable;

/**
 * A fill that is over.
 *
 * @param table that was filled
 * @param span from its begin to its end
 * @param changed rows that it changed
 * @param rowLock the longest that rows stayed locked
 * @param migrated what only Towpath has, or null
 */
public record Fill(
        String table,
        Span span,
        long changed,
        RowLock rowLock,
        @Nullable Migrated migrated) {
    /** The whole migration, and the fill in it as the ledger tells it. */
    public record Migrated(Ran whole, LedgerFill fill) {}
}
