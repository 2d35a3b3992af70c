package dev.towpath.model.plan;

import dev.towpath.model.name.ColumnName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of one chunk's statement around its key range: {@code head WHERE (where) AND range tail}.
 *
 * @param qualifier how the statement refers to the driving table, quoted where needed
 * @param head everything before {@code WHERE}
 * @param where the statement's own condition, or null
 * @param tail what follows; often empty
 * @param fills the values rows get: a row that has all of them already is passed over; empty when every row is changed
 */
public record ChunkText(
        String qualifier, String head, @Nullable String where, String tail, List<Filled> fills) {
    /** What another version wrote has no fills. */
    public ChunkText {
        fills = fills == null ? List.of() : List.copyOf(fills);
    }

    /** A statement that changes every row of its range. */
    public ChunkText(String qualifier, String head, @Nullable String where, String tail) {
        this(qualifier, head, where, tail, List.of());
    }

    /**
     * A value a column gets.
     *
     * @param expression as written
     */
    public record Filled(ColumnName column, String expression) {}

    /** The statement for one range; {@code range} is a condition over the qualified key. */
    public String over(String range) {
        String condition = where == null ? range : "(" + where + ")\n  AND " + range;
        return head + "\nWHERE " + condition + (tail.isBlank() ? "" : "\n" + tail);
    }
}
