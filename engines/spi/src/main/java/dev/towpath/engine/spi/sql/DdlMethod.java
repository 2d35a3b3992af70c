package dev.towpath.engine.spi.sql;

/**
 * The best way an engine has to carry out a change of a table, as MySQL has several.
 *
 * @param algorithm which one
 * @param writes whether others may go on writing meanwhile
 * @param work what it does to the rows
 * @param what the part of the statement that decides it, for people: {@code changes the type of t.a}
 * @param source where this is written or was measured
 */
public record DdlMethod(Algorithm algorithm, boolean writes, Work work, String what, String source) {
    /** The ways, the lightest first. */
    public enum Algorithm {
        /** Only the dictionary changes. */
        INSTANT,
        /** The storage engine does it, usually while others write. */
        INPLACE,
        /** All rows are copied to a new table, and nobody may write. */
        COPY
    }

    /** What happens to the rows, the least first. */
    public enum Work {
        /** Nothing. */
        METADATA,
        /** They are read, to check them or to build an index. */
        SCAN,
        /** They are written anew. */
        REBUILD
    }
}
