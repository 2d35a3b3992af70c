package dev.towpath.model.finding;

import dev.towpath.model.Digest;
import dev.towpath.model.changeset.SourcePosition;
import dev.towpath.model.name.TableName;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something a review has to say about a statement.
 *
 * @param rule the rule's id, lower case with hyphens, for example {@code create-index-blocking}
 * @param severity how serious it is here
 * @param message what happens, on which object, who waits
 * @param advice what to do, or what Towpath does instead
 * @param rewrite statements that end in the same schema and let the application go on, in order; empty when there are none
 * @param at where the statement begins, or its action when it has several
 * @param statement its first line, at most 200 characters
 * @param lock the strongest lock it takes as written, for people; null when it takes none or nobody knows
 * @param table the table or other object it is mainly about, or null
 * @param fingerprint the same for the same rule on the same statement, wherever that stands and however it is laid out
 */
public record Finding(
        String rule,
        Severity severity,
        String message,
        String advice,
        List<String> rewrite,
        SourcePosition at,
        String statement,
        @Nullable String lock,
        @Nullable TableName table,
        String fingerprint) {
    private static final int EXCERPT = 200;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    public Finding {
        // A payload of an older version has neither.
        rewrite = rewrite == null ? List.of() : List.copyOf(rewrite);
        fingerprint = fingerprint == null ? "" : fingerprint;
    }

    /** A finding without a rewrite, about the whole of a statement. */
    public static Finding of(
            String rule, Severity severity, String message, String advice, SourcePosition at, String sql) {
        return new Finding(
                rule, severity, message, advice, List.of(), at, excerpt(sql), null, null, fingerprint(rule, sql));
    }

    /** The same finding of another severity. */
    public Finding as(Severity other) {
        return new Finding(rule, other, message, advice, rewrite, at, statement, lock, table, fingerprint);
    }

    /** The most serious of these, or INFO when there are none. */
    public static Severity worst(List<Finding> findings) {
        return findings.stream().map(Finding::severity).max(Severity::compareTo).orElse(Severity.INFO);
    }

    /** The beginning of a statement, on one line. */
    public static String excerpt(String sql) {
        String line = oneLine(sql);
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT - 1) + "…";
    }

    /**
     * Tells a rule's finding about this statement apart from all others. Moving, indenting or commenting the statement,
     * or writing its words in other letters, changes nothing.
     */
    public static String fingerprint(String rule, String sql) {
        return Digest.of(List.of(rule, StatementShape.of(sql))).hex().substring(0, 16);
    }

    private static String oneLine(String sql) {
        return SPACE.matcher(sql.strip()).replaceAll(" ");
    }
}
