package dev.towpath.activity.backfill;

/**
 * Whether chunks look for rows that are right already. Looking costs about a tenth of a chunk, and writing such a row costs
 * a whole one: so they look as long as that finds some, and else now and then.
 */
final class PassingOver {
    private static final int LOOK_EVERY = 16;
    /** Fewer changed rows than this part of those passed: some were right, or the statement's own condition left them out. */
    private static final double ALL = 0.85;

    private int blind;

    /** Whether the next chunk looks. */
    boolean looks() {
        return blind == 0;
    }

    /** After a chunk committed. */
    void passed(long rows, long changed) {
        if (blind > 0) {
            blind--;
        } else if (rows > 0 && changed >= rows * ALL) {
            blind = LOOK_EVERY - 1;
        }
    }
}
