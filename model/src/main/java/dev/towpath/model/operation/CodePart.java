package dev.towpath.model.operation;

/**
 * One thing that a piece of code may do.
 *
 * @param operation what
 * @param sql a statement that does only this, as written or as the code puts it together
 * @param offset where it begins in the statement that holds the code
 * @param runs whether it happens
 */
public record CodePart(SchemaOperation operation, String sql, int offset, Runs runs) {

    /** Whether a part of a piece of code happens. */
    public enum Runs {
        /** Whenever the code runs to its end. */
        ALWAYS,
        /** Under a condition, in a loop, or where an expected error may undo it. */
        PERHAPS,
        /** Perhaps; and when its lock is not given in time, the code goes on as if nothing had happened. */
        PERHAPS_UNSEEN,
        /** Never: the server refuses such a statement inside code. */
        NEVER;

        /** The less certain of both. */
        public Runs and(Runs other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }
}
