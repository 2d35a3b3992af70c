package dev.towpath.engine.postgres.server.chunk;

import dev.towpath.engine.spi.server.Chunks.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys of whole numbers nearly without gaps, as sequences give them: there the end of a chunk is found by counting, which
 * spares the server a walk along the index. Between two integers lie at most as many rows as numbers, so a chunk found so
 * never has more rows than asked for; now and then the index is asked whether it has nearly as many.
 */
final class DenseKeys {
    private static final Set<String> WHOLE = Set.of("bigint", "integer", "smallint");
    private static final double DENSE = 0.9;
    private static final int ASK_EVERY = 8;

    private final boolean whole;
    private int trusted;

    DenseKeys(KeyColumns key) {
        this.whole = key.columns().size() == 1
                && WHOLE.contains(key.columns().getFirst().type());
    }

    /** The end of the next chunk; empty when the index has to be asked. */
    Optional<Key> next(@Nullable Key after, Key upper, int rows) {
        if (trusted == 0 || after == null || number(after) > Long.MAX_VALUE - rows) {
            return Optional.empty();
        }
        trusted--;
        long to = number(after) + rows;
        return to < number(upper) ? Optional.of(new Key(List.of(Long.toString(to)))) : Optional.empty();
    }

    /** Learns from what the index said. */
    void asked(@Nullable Key after, Key to, int rows) {
        boolean dense = whole && after != null && rows >= DENSE * ((double) number(to) - number(after));
        trusted = dense ? ASK_EVERY - 1 : 0;
    }

    private static long number(Key key) {
        return Long.parseLong(key.values().getFirst());
    }
}
