package dev.towpath.review.rule;

/** Makes sentences of clauses. */
public final class Sentences {
    private Sentences() {}

    /** With a capital at the beginning and a full stop at the end. */
    public static String of(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + (clause.endsWith(".") ? "" : ".");
    }
}
