package dev.towpath.model.changeset;

import org.jspecify.annotations.Nullable;

/**
 * One SQL statement as a client program would send it.
 *
 * @param sql the text, without the terminating semicolon, beginning with its first word (no leading comment)
 * @param at where that first word stands
 * @param copyData for {@code COPY … FROM STDIN}: the data lines without the terminating {@code \.}; else null
 */
public record Statement(
        String sql, SourcePosition at, @Nullable String copyData) {
    /** A statement that carries no data lines. */
    public Statement(String sql, SourcePosition at) {
        this(sql, at, null);
    }
}
