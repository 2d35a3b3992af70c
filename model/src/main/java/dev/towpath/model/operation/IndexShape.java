package dev.towpath.model.operation;

import org.jspecify.annotations.Nullable;

/**
 * What tells an index from another one over the same columns.
 *
 * @param method in lower case, for example {@code btree}; MySQL's {@code fulltext} and {@code spatial} too
 * @param elements columns and expressions of its key
 * @param included columns it only carries along
 * @param predicate the condition of a partial index, or null
 * @param expressions the text of its key where that holds an expression; mostly empty
 * @param special whether an element of its key has an order, a collation or an operator class of its own
 */
public record IndexShape(
        String method, int elements, int included, @Nullable String predicate, String expressions, boolean special) {
    /** An index whose elements are ordered and compared as usual. */
    public IndexShape(String method, int elements, int included, @Nullable String predicate, String expressions) {
        this(method, elements, included, predicate, expressions, false);
    }

    /** An index over plain columns, or of which the expressions do not matter. */
    public IndexShape(String method, int elements, int included, @Nullable String predicate) {
        this(method, elements, included, predicate, "");
    }
}
