package dev.towpath.model.changeset;

/**
 * A piece of SQL that needs no engine to be told apart from the rest.
 *
 * @param start offset of its first character
 * @param end offset behind its last one
 */
public record SqlPiece(Kind kind, int start, int end) {
    /** What a piece is. */
    public enum Kind {
        /** A word or a number. */
        WORD,
        /** A text or a name in quotes. */
        QUOTED,
        /** A text between dollar tags: often the body of a function. */
        BODY,
        /** A comment; MySQL's {@code /*! … *}{@code /} is none, because the server runs it. */
        COMMENT,
        /** Any other single character that is not white space. */
        SIGN
    }

    /** The piece of this text. */
    public String in(String text) {
        return text.substring(start, end);
    }
}
