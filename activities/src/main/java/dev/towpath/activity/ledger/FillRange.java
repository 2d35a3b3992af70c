package dev.towpath.activity.ledger;

import dev.towpath.engine.spi.server.Chunks.Key;
import org.jspecify.annotations.Nullable;

/**
 * A part of a fill that one hand works through, as the ledger has it.
 *
 * @param number from 0, unique in the fill
 * @param pass which time the table is gone through, from 1; more than once only where it has no key
 * @param lower the key it begins behind, or null for the beginning of the table
 * @param upper its last key
 * @param cursor the last key done, or null before the first chunk
 * @param estimatedRows rows of the driving table in it, about
 * @param rowsPassed rows of the driving table behind the cursor, about
 * @param owner the hand that took it last, or {@link #NOBODY}
 * @param fence what the present owner must show
 * @param done whether nothing is left of it
 */
public record FillRange(
        int number,
        int pass,
        @Nullable Key lower,
        Key upper,
        @Nullable Key cursor,
        long estimatedRows,
        long rowsPassed,
        int owner,
        long fence,
        boolean done) {
    /** The owner of a range that no hand works on. */
    public static final int NOBODY = -1;

    /** Where the next chunk begins behind; null for the beginning of the table. */
    public @Nullable Key after() {
        return cursor == null ? lower : cursor;
    }

    /** The range after a chunk of it committed that ends with this key. */
    public FillRange behind(Key to, long passed) {
        return new FillRange(number, pass, lower, upper, to, estimatedRows, rowsPassed + passed, owner, fence, false);
    }

    /** Rows left, about. */
    public long rowsLeft() {
        return Math.max(0, estimatedRows - rowsPassed);
    }
}
