package dev.towpath.adapter.plain.fill;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a part of a fill must look like. Each answers with the rest of a sentence about what is wrong, or with nothing. */
final class SqlParts {
    private static final String PLAIN = "[\\p{L}_][\\p{L}\\p{N}_$]*";
    private static final String POSTGRES = "(?:" + PLAIN + "|\"(?:[^\"]|\"\")+\")";
    private static final String MYSQL = "(?:" + PLAIN + "|`(?:[^`]|``)+`)";

    /** Words that begin another part of the statement, none of which can be a name without quotes. */
    private static final List<String> CLAUSES = List.of(
            "EXCEPT",
            "FETCH",
            "FROM",
            "GROUP",
            "HAVING",
            "INTERSECT",
            "INTO",
            "LIMIT",
            "OFFSET",
            "ORDER",
            "RETURNING",
            "SELECT",
            "SET",
            "UNION",
            "VALUES",
            "WHERE",
            "WINDOW");

    private final String engine;

    SqlParts(String engine) {
        this.engine = engine;
    }

    private String identifier() {
        return engine.equals("mysql") ? MYSQL : POSTGRES;
    }

    /** A table, maybe with its schema and an alias. */
    Optional<String> table(String text) {
        String name = identifier() + "(?:\\." + identifier() + ")?";
        boolean fits = Pattern.matches(name + "(?:\\s+(?:(?i:AS)\\s+)?" + identifier() + ")?", text);
        return fits ? Optional.empty() : Optional.of("is not the name of a table, such as orders or shop.orders o");
    }

    /** A column. */
    Optional<String> column(String text) {
        return Pattern.matches(identifier(), text)
                ? Optional.empty()
                : Optional.of("is not the name of a column; quote it as SQL does when it has odd characters");
    }

    /** The same column, however it is spelt. */
    String folded(String column) {
        return Pattern.matches(PLAIN, column)
                ? column.toLowerCase(Locale.ROOT)
                : column.substring(1, column.length() - 1);
    }

    /** One value or condition, which will stand in brackets. */
    Optional<String> expression(String text) {
        SqlScan scan = SqlScan.of(text, engine);
        if (scan.flaw() == null && scan.hasComma()) {
            return Optional.of("holds a comma outside of brackets, so it is more than one expression");
        }
        return Optional.ofNullable(scan.flaw());
    }

    /** Tables and joins. */
    Optional<String> tables(String text) {
        if (engine.equals("mysql")) {
            return Optional.of(
                    "names other tables, and MySQL joins them in another form that Towpath does not write yet."
                            + " Use a sub-select in set and where, or write the statement as SQL");
        }
        SqlScan scan = SqlScan.of(text, engine);
        TreeSet<String> clauses = new TreeSet<>(scan.words());
        clauses.retainAll(CLAUSES);
        if (scan.flaw() == null && !clauses.isEmpty()) {
            return Optional.of("goes on with " + clauses.first()
                    + "; name only tables and joins here, conditions belong to where");
        }
        return Optional.ofNullable(scan.flaw());
    }

    /** A whole query. */
    Optional<String> query(String text) {
        SqlScan scan = SqlScan.of(text, engine);
        if (scan.flaw() != null) {
            return Optional.of(scan.flaw());
        }
        boolean begins = Pattern.compile("(?i)(?:SELECT|WITH)\\b").matcher(text).lookingAt();
        if (!begins) {
            return Optional.of("does not begin with SELECT or WITH; write the whole query");
        }
        if (!Collections.disjoint(scan.words(), List.of("RETURNING", "ON CONFLICT", "ON DUPLICATE"))) {
            return Optional.of("goes on behind the query, with RETURNING or what to do with rows that are there;"
                    + " leave out such rows in the query, or write the statement as SQL");
        }
        return Optional.empty();
    }
}
