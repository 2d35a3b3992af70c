package dev.towpath.engine.postgres.sql.lock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the table as a page for people. */
final class LockPage {
    private LockPage() {}

    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Locks of PostgreSQL

                What each operation, run as written, locks; the review, the plan and this page read the same rows
                (`dev.towpath.engine.postgres.sql.lock`). Of the rows of an operation the first that applies tells.
                This page is written by a test (`-Dgolden=update`); do not edit it.

                "Scan" and "rewrite" say what the server does while it holds the lock: every row is read, or every row
                or an index is written. Without a word the lock is needed for a moment only. In a transaction every lock
                stays until the end. A source names the page of the server's manual, and the versions on which a test, or
                an earlier measurement, read the locks from a server.

                Not told, because the statement alone does not say it: what `CASCADE` takes along beyond foreign keys and
                columns (views, functions), relatives by `INHERITS`, the tables a publication names when it is made, the
                contents of a dropped schema; a setting that is as wanted already, where the server does nothing.

                ## What a lock keeps out

                | lock | others cannot | treated as |
                |---|---|---|
                """);
        for (LockMode mode : LockMode.values()) {
            page.append("| ")
                    .append(mode.display())
                    .append(" | ")
                    .append(mode.blocks())
                    .append(" | ")
                    .append(mode.lockClass().name().toLowerCase(Locale.ROOT))
                    .append(" |\n");
        }
        page.append("""

                On a view ACCESS EXCLUSIVE keeps out reads, and EXCLUSIVE other refreshes; on a sequence both keep out
                whoever needs a number.

                ## What operations lock

                | operation | when | versions | locks | in a transaction | source |
                |---|---|---|---|---|---|
                """);
        for (LockRow<?> row : LockTable.ROWS) {
            page.append("| ")
                    .append(String.join(
                            " | ",
                            words(row.operation().getSimpleName()),
                            when(row),
                            row.versions().display(),
                            locks(row.effects()),
                            row.transaction().text(),
                            source(row.evidence())))
                    .append(" |\n");
        }
        return page.toString().replace("|  |", "| |").replace("|  |", "| |");
    }

    /** One line that names a row. */
    static String title(LockRow<?> row) {
        return (words(row.operation().getSimpleName()) + " " + when(row) + " "
                        + row.versions().display())
                .strip();
    }

    /** {@code AddColumn} as words. */
    private static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private static String when(LockRow<?> row) {
        String kinds = row.kinds().stream().map(Kind::display).collect(Collectors.joining("; "));
        return kinds.isEmpty() || row.when().isAlways()
                ? kinds + row.when().text()
                : kinds + "; " + row.when().text();
    }

    private static String locks(List<LockEffect> effects) {
        Map<String, String> byLock = new LinkedHashMap<>();
        for (LockEffect effect : effects) {
            String held = switch (effect.held()) {
                case BRIEF -> "";
                case SCAN -> " (scan)";
                case REWRITE -> " (rewrite)";
            };
            byLock.merge(
                    effect.mode().display() + "%s" + held, effect.role().text(), (one, other) -> one + ", " + other);
        }
        return byLock.isEmpty()
                ? "none"
                : byLock.entrySet().stream()
                        .map(entry -> entry.getKey().formatted(" on " + entry.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static String source(Evidence evidence) {
        String page = evidence.page().isEmpty() ? "" : "`" + evidence.page() + "`";
        String measured = evidence.measured().isEmpty() ? "" : "measured on " + evidence.measured();
        return page.isEmpty() || measured.isEmpty() ? page + measured : page + "; " + measured;
    }
}
