package dev.towpath.engine.postgres.sql;

import java.util.List;
import java.util.Locale;

/**
 * Compares {@code CREATE INDEX} texts, whatever the index is called and however its table is written. Word by word: what
 * the server prints in another way than it was written, such as most expressions, counts as different.
 */
public final class IndexText {
    private IndexText() {}

    /**
     * Whether both build the same index, as far as their words tell.
     *
     * @param printed as the server prints it
     */
    public static boolean same(String written, String printed) {
        Words one = Words.of(written);
        Words other = Words.of(printed);
        return one.is(1, "unique") == other.is(1, "unique")
                && method(one).equals(method(other))
                && elements(one).equals(elements(other));
    }

    private static String method(Words sql) {
        int using = sql.find("using", 0);
        return using >= 0 && using < sql.find("(", 0) && sql.isName(using + 1)
                ? PostgresNames.fold(sql.all().get(using + 1).text())
                : "btree";
    }

    /** What is indexed, and everything behind it. */
    private static List<String> elements(Words sql) {
        int open = sql.find("(", 0);
        return open < 0
                ? List.of()
                : sql.all().subList(open, sql.size()).stream()
                        .map(IndexText::text)
                        .toList();
    }

    private static String text(Words.Word word) {
        return switch (word.kind()) {
            // Keywords and plain names look the same, and are compared in the same case.
            case WORD -> word.text().toLowerCase(Locale.ROOT);
            case QUOTED_NAME -> PostgresNames.fold(word.text());
            default -> word.text();
        };
    }
}
