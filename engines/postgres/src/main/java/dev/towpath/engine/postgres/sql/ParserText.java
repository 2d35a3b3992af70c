package dev.towpath.engine.postgres.sql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The text the grammar is given instead of the statement: same length and same offsets, but with everything inside quotes
 * and comments blanked. So the grammar never stumbles over backslash escapes, rare letters or megabytes of literals, and
 * whatever is reported is cut from the statement itself.
 */
final class ParserText {
    /** Types that are words of the grammar, which it does not know behind the name of their schema. */
    private static final Set<String> TYPES = Set.of(
            "varchar",
            "char",
            "character",
            "nchar",
            "numeric",
            "decimal",
            "dec",
            "bit",
            "timestamp",
            "time",
            "interval",
            "int",
            "integer",
            "smallint",
            "bigint",
            "real",
            "float",
            "boolean");

    /** A letter that no keyword has. */
    private static final char LETTER = 'é';

    private final String sql;
    private final char[] masked;
    private int depth;
    private int deepest;
    private int deepestAt;
    private int units;
    private int joins;
    private boolean afterLanguage;
    /** Where a {@code pg_catalog} began that stands right in front, or -1, and whether its dot was seen. */
    private int catalogAt = -1;

    private boolean afterDot;

    private ParserText(String sql) {
        this.sql = sql;
        this.masked = sql.toCharArray();
    }

    /** Reads the statement once. */
    static ParserText of(String sql) {
        ParserText text = new ParserText(sql);
        Lexemes lexemes = new Lexemes(sql);
        while (lexemes.next()) {
            text.mask(lexemes);
        }
        return text;
    }

    String text() {
        return new String(masked);
    }

    /** How deep brackets and {@code CASE} nest at most. */
    int depth() {
        return deepest;
    }

    /** How many words, literals and symbols there are. */
    int units() {
        return units;
    }

    /** How many joins there are. */
    int joins() {
        return joins;
    }

    /** Where the deepest nesting begins. */
    int deepestAt() {
        return deepestAt;
    }

    private void mask(Lexemes unit) {
        int from = unit.start();
        int to = unit.end();
        switch (unit.kind()) {
            case COMMENT -> fill(from + 2, sql.charAt(from) == '/' ? to - 2 : to);
            case QUOTED_NAME -> fill(from + 1, to - 1);
            case STRING -> maskString(from, to);
            case DOLLAR_STRING -> {
                int tag = sql.indexOf('$', from + 1) + 1 - from;
                plainLetters(from, from + tag);
                fill(from + tag, to - tag);
                plainLetters(to - tag, to);
            }
            case WORD -> {
                plainLetters(from, to);
                nest(unit.word("case"), unit.word("end"), from);
                if (afterDot && TYPES.contains(unit.unit().toLowerCase(Locale.ROOT))) {
                    Arrays.fill(masked, catalogAt, from, ' ');
                }
            }
            case SYMBOL -> {
                char c = sql.charAt(from);
                nest(c == '(' || c == '[', c == ')' || c == ']', from);
            }
            case SPACE, END -> {}
        }
        if (!unit.filler()) {
            afterLanguage = unit.word("language");
            afterDot = catalogAt >= 0 && !afterDot && sql.charAt(from) == '.';
            if (!afterDot) {
                catalogAt = unit.word("pg_catalog") ? from : -1;
            }
            units++;
            joins += unit.word("join") ? 1 : 0;
        }
    }

    private void maskString(int from, int to) {
        int open = sql.indexOf('\'', from);
        fill(open + 1, to - 1);
        if (afterLanguage && to - open > 2) {
            // The grammar knows LANGUAGE plpgsql but not the older LANGUAGE 'plpgsql'.
            masked[open] = '"';
            masked[to - 1] = '"';
        }
    }

    private void nest(boolean opens, boolean closes, int at) {
        if (opens && ++depth > deepest) {
            deepest = depth;
            deepestAt = at;
        } else if (closes && depth > 0) {
            depth--;
        }
    }

    private void fill(int from, int to) {
        for (int i = from; i < to; i++) {
            masked[i] = 'x';
        }
    }

    private void plainLetters(int from, int to) {
        for (int i = from; i < to; i++) {
            if (masked[i] >= 0x80) {
                masked[i] = LETTER;
            }
        }
    }
}
