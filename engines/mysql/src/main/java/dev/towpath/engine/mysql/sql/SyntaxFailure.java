package dev.towpath.engine.mysql.sql;

/** A statement cannot be read. Never leaves the package: it becomes a {@code NotUnderstood}. */
final class SyntaxFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    SyntaxFailure(int offset, String reason) {
        // Thrown for ordinary input: no stack trace, no suppression.
        super(reason, null, false, false);
        this.offset = offset;
    }

    /** Where in the statement, in characters. */
    int offset() {
        return offset;
    }

    /** Why, for people. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
