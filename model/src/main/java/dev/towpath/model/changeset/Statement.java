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
    /** The place in the file of an offset in the statement, in characters; exact where no placeholder stands between. */
    public SourcePosition at(int offset) {
        if (offset == 0) {
            return at;
        }
        SourcePosition within = new LineIndex(Script.verbatim(at.file(), sql)).at(offset);
        boolean sameLine = within.line() == 1;
        return new SourcePosition(
                at.file(),
                at.line() + within.line() - 1,
                sameLine ? at.column() + within.column() - 1 : within.column());
    }

    /** A statement that carries no data lines. */
    public Statement(String sql, SourcePosition at) {
        this(sql, at, null);
    }
}
