package dev.towpath.adapter.plain;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which migrations come with a way back: a file beside them, or a part of their own file. */
final class WaysBack {
    private static final Pattern DIRECTION = Pattern.compile("[._-]?(?:up|down|undo|rollback|revert)?\\.sql$");
    private static final Pattern FOLDER = Pattern.compile("(^|/)(?:ups?|down|undo|rollbacks?|reverts?|deploy)/");
    /** Flyway's {@code U1__a.sql} belongs to {@code V1__a.sql}. */
    private static final Pattern UNDO = Pattern.compile("(^|/)u(?=[0-9])");
    /** The parts of dbmate, goose, node-pg-migrate and Liquibase that undo. */
    private static final Pattern PART = Pattern.compile(
            "^--\\s*(?:migrate:down|\\+goose\\s+down|down\\s+migration|(?<inline>rollback\\s+\\S)).*$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    /** A line that is not empty and no comment. */
    private static final Pattern SQL = Pattern.compile("^\\s*(?!--)\\S", Pattern.MULTILINE);

    private final Set<String> undone = new HashSet<>();

    /** @param undoing the paths of the files that undo */
    WaysBack(List<String> undoing) {
        undoing.forEach(path -> undone.add(stem(path)));
    }

    /** Whether this migration says how to take it back. */
    boolean has(String path, String text) {
        if (undone.contains(stem(path))) {
            return true;
        }
        Matcher part = PART.matcher(text);
        // Templates bring the mark along, and nothing below it.
        return part.find()
                && (part.group("inline") != null
                        || SQL.matcher(text.substring(part.end())).find());
    }

    private static String stem(String path) {
        String stem = DIRECTION.matcher(path.toLowerCase(Locale.ROOT)).replaceFirst("");
        return UNDO.matcher(FOLDER.matcher(stem).replaceFirst("$1")).replaceFirst("$1v");
    }
}
