package dev.towpath.engine.postgres.sql;

/**
 * Takes the values out of SQL that somebody else wrote, for people who want to know which statement it is: texts become
 * {@code '…'}, numbers {@code ?}, and comments, which may hold either, are emptied. Names, keywords and parameters such
 * as {@code $1} stay. Where it is not certain where a text ends, everything behind its beginning is taken
 * for it: too much may be masked, never too little.
 */
public final class LiteralMask {
    private static final String TEXT = "'…'";
    private static final String NUMBER = "?";
    private static final String COMMENT = "/*…*/";

    private LiteralMask() {}

    /**
     * The same statement without its values.
     *
     * @param sql any text, which may be cut anywhere at its end
     */
    public static String mask(String sql) {
        StringBuilder masked = new StringBuilder();
        Lexemes lexemes = new Lexemes(sql);
        boolean parameter = false;
        while (lexemes.next()) {
            switch (lexemes.kind()) {
                case STRING -> {
                    masked.append(TEXT);
                    if (endsUncertainly(lexemes.unit())) {
                        return masked.toString();
                    }
                }
                case DOLLAR_STRING -> masked.append(TEXT);
                case COMMENT -> masked.append(COMMENT);
                case WORD -> {
                    String word = lexemes.unit();
                    if (!isDigit(word.charAt(0)) || (parameter && word.chars().allMatch(c -> isDigit((char) c)))) {
                        masked.append(word);
                    } else {
                        masked.append(NUMBER);
                        lexemes.jump(numberEnd(sql, lexemes.end()));
                    }
                }
                case SPACE, QUOTED_NAME, SYMBOL, END -> masked.append(lexemes.unit());
            }
            parameter = lexemes.symbol('$');
        }
        return masked.toString();
    }

    /**
     * Whether a backslash stands before a quote of a plain text: with {@code standard_conforming_strings} off, or in the
     * continuation of an {@code E''} text, that quote means something else. The manual, "String Constants".
     */
    private static boolean endsUncertainly(String unit) {
        return unit.startsWith("'") && unit.contains("\\'");
    }

    /** Goes on over the point and the signed exponent, which are units of their own. */
    private static int numberEnd(String sql, int from) {
        int i = from;
        while (i < sql.length() && (isOfNumber(sql.charAt(i)) || isSignOfExponent(sql, i))) {
            i++;
        }
        return i;
    }

    private static boolean isOfNumber(char c) {
        return isDigit(c) || c == '.' || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSignOfExponent(String sql, int i) {
        char c = sql.charAt(i);
        char before = sql.charAt(i - 1);
        return (c == '+' || c == '-')
                && (before == 'e' || before == 'E')
                && i + 1 < sql.length()
                && isDigit(sql.charAt(i + 1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
