package dev.towpath.model.changeset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement as a client program would send it.
 *
 * @param sql the text, without the terminating semicolon, beginning with its first word (no leading comment)
 * @param at where that first word stands
 * @param copyData for {@code COPY … FROM STDIN}: the data lines without the terminating {@code \.}; else null
 * @param landmarks where the file differs from the text, by ascending offset; empty for text that stands in the file
 */
public record Statement(
        String sql, SourcePosition at, @Nullable String copyData, List<Landmark> landmarks) {
    /**
     * A place in the text that was looked up in the file.
     *
     * @param offset in the text, in characters
     * @param at where it stands
     * @param verbatim whether the text behind it stands in the file behind that place; else all of it, up to the next
     *     landmark, came from that place
     */
    public record Landmark(int offset, SourcePosition at, boolean verbatim) {}

    public Statement {
        landmarks = List.copyOf(landmarks);
    }

    /** A statement that stands in the file as it is. */
    public Statement(String sql, SourcePosition at, @Nullable String copyData) {
        this(sql, at, copyData, List.of());
    }

    /** A statement that carries no data lines. */
    public Statement(String sql, SourcePosition at) {
        this(sql, at, null);
    }

    /** The place in the file of an offset in the statement, in characters; as exact as the landmarks are complete. */
    public SourcePosition at(int offset) {
        Landmark last = new Landmark(0, at, true);
        for (Landmark landmark : landmarks) {
            if (landmark.offset() > offset) {
                break;
            }
            last = landmark;
        }
        return offset == last.offset() || !last.verbatim()
                ? last.at()
                : behind(last.at(), sql.substring(last.offset()), offset - last.offset());
    }

    private static SourcePosition behind(SourcePosition start, String text, int offset) {
        SourcePosition within = new LineIndex(Script.verbatim(start.file(), text)).at(offset);
        boolean sameLine = within.line() == 1;
        return new SourcePosition(
                start.file(),
                start.line() + within.line() - 1,
                sameLine ? start.column() + within.column() - 1 : within.column());
    }
}
