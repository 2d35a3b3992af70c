package dev.towpath.model.plan;

import org.jspecify.annotations.Nullable;

/**
 * The text of one chunk's statement around its key range: {@code head WHERE (where) AND range tail}.
 *
 * @param qualifier how the statement refers to the driving table, quoted where needed
 * @param head everything before {@code WHERE}
 * @param where the statement's own condition, or null
 * @param tail what follows; often empty
 */
public record ChunkText(
        String qualifier, String head, @Nullable String where, String tail) {
    /** The statement for one range; {@code range} is a condition over the qualified key. */
    public String over(String range) {
        String condition = where == null ? range : "(" + where + ")\n  AND " + range;
        return head + "\nWHERE " + condition + (tail.isBlank() ? "" : "\n" + tail);
    }
}
