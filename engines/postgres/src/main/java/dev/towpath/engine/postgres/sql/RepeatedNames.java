package dev.towpath.engine.postgres.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds columns that a statement names twice where the server takes each one once: the columns of an {@code INSERT}, of a
 * view, of a foreign table, and what {@code ON CONFLICT} and {@code MERGE} set.
 */
final class RepeatedNames {
    /** The list of columns stands at the beginning; rows behind it may be megabytes. */
    private static final int HEAD = 16 * 1024;

    private static final Set<String> NO_COLUMN = Set.of("constraint", "check", "unique", "primary", "foreign", "like");

    private final Words words;
    private final List<String> repeated = new ArrayList<>();

    private RepeatedNames(Words words) {
        this.words = words;
    }

    /** The names, as written; often none. */
    static List<String> in(String sql) {
        RepeatedNames names = new RepeatedNames(Words.of(sql.length() > HEAD ? sql.substring(0, HEAD) : sql));
        names.read();
        return names.repeated;
    }

    private void read() {
        if (words.is(0, "insert") && words.is(1, "into")) {
            columns(bracket(2));
            int update = words.find("update", 2);
            if (words.is(update - 1, "do")) {
                set(update + 1);
            }
        } else if (words.is(0, "merge")) {
            for (int when = words.find("when", 1); when > 0; when = words.find("when", when + 1)) {
                int then = words.find("then", when);
                if (words.is(then + 1, "insert") && words.is(then + 2, "(")) {
                    columns(then + 2);
                } else if (words.is(then + 1, "update")) {
                    set(then + 2);
                }
            }
        } else if (words.is(0, "create")) {
            created();
        } else if (words.is(0, "select") && words.find("into", 1) > 0) {
            outputs(0);
        }
    }

    private void created() {
        int view = words.find("view", 1);
        if (view > 0 && view < 6) {
            int name = words.is(view + 1, "if") ? view + 4 : view + 1;
            int open = bracket(name);
            columns(open);
            if (open < 0) {
                outputs(words.find("as", name + 1) + 1);
            }
        } else if (words.is(1, "foreign") && words.is(2, "table")) {
            definitions(bracket(words.is(3, "if") ? 6 : 3));
        } else {
            int table = words.find("table", 1);
            int as = words.find("as", 1);
            outputs(table > 0 && table < 4 && words.find("(", 1) < 0 ? as + 1 : -1);
        }
    }

    /** The columns a query returns, which become those of a view or table. */
    private void outputs(int select) {
        if (!words.is(select, "select")) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Words item : OutputNames.items(words, select + 1)) {
            String name = OutputNames.of(item);
            if (name != null && !seen.add(name) && !repeated.contains(name)) {
                repeated.add(name);
            }
        }
    }

    /** The bracket behind the name at this place, or -1. */
    private int bracket(int name) {
        int after = words.is(name + 1, ".") ? name + 3 : name + 1;
        after += words.is(after, "as") && words.isName(after + 1) && words.is(0, "insert") ? 2 : 0;
        return words.is(after, "(") ? after : -1;
    }

    private void columns(int open) {
        names(open, false);
    }

    private void definitions(int open) {
        names(open, true);
    }

    private void names(int open, boolean defined) {
        if (open < 0 || words.close(open) < 0) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Words item : words.list(open)) {
            // A field or an element of a column may be named beside others.
            boolean column = item.isName(0) && (defined ? !isTableRule(item) : item.size() == 1);
            if (column) {
                note(item, seen);
            }
        }
    }

    private static boolean isTableRule(Words item) {
        Words.Word first = item.all().getFirst();
        return first.kind() == Lexemes.Kind.WORD
                && NO_COLUMN.contains(first.text().toLowerCase(Locale.ROOT));
    }

    /** {@code SET a = 1, b = 2}, from the word SET on. */
    private void set(int at) {
        if (!words.is(at, "set")) {
            return;
        }
        Set<String> seen = new HashSet<>();
        int depth = 0;
        boolean begins = true;
        for (int i = at + 1; i < words.size(); i++) {
            depth += words.is(i, "(") ? 1 : words.is(i, ")") ? -1 : 0;
            if (depth == 0 && (words.is(i, "where") || words.is(i, "when") || words.is(i, "returning"))) {
                return;
            }
            if (begins && words.isName(i) && words.is(i + 1, "=")) {
                note(words.part(i, i + 1), seen);
            }
            begins = depth == 0 && words.is(i, ",");
        }
    }

    private void note(Words name, Set<String> seen) {
        String written = name.all().getFirst().text();
        if (!seen.add(PostgresNames.fold(written)) && !repeated.contains(written)) {
            repeated.add(written);
        }
    }
}
