package dev.towpath.model.finding;

import dev.towpath.model.changeset.SourcePosition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing a review says about one statement.
 *
 * @param rule the rule's stable name, for example {@code not-understood}
 * @param severity how serious it is here
 * @param message what happens, on which object
 * @param advice what to do, or what Towpath does instead
 * @param at where the statement begins
 * @param statement its first line, at most 200 characters
 * @param lock the strongest lock it takes as written, for people; null when it takes none or nobody knows
 */
public record Finding(
        String rule,
        Severity severity,
        String message,
        String advice,
        SourcePosition at,
        String statement,
        @Nullable String lock) {
    private static final int EXCERPT = 200;

    /** The most serious of these, or INFO when there are none. */
    public static Severity worst(List<Finding> findings) {
        return findings.stream().map(Finding::severity).max(Severity::compareTo).orElse(Severity.INFO);
    }

    /** The beginning of a statement, on one line. */
    public static String excerpt(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT - 1) + "…";
    }
}
