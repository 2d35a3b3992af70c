package dev.towpath.engine.postgres.sql;

/**
 * Walks over SQL text one lexical unit at a time, knowing just enough to tell code from quotes and comments. Every unit is
 * visited once and found by a single forward scan, so a walk is linear in the text.
 */
final class Lexemes {
    /** What a unit is. */
    enum Kind {
        SPACE,
        COMMENT,
        /** An unquoted name, a keyword or a number. */
        WORD,
        QUOTED_NAME,
        /** {@code '…'}, with the {@code E} in front of it when it has one. */
        STRING,
        DOLLAR_STRING,
        /** Any other single character. */
        SYMBOL,
        END
    }

    private final String text;
    private int start;
    private int end;
    private Kind kind = Kind.SPACE;
    private boolean terminated = true;

    Lexemes(String text) {
        this.text = text;
    }

    /** Moves to the next unit; false at the end of the text. */
    boolean next() {
        start = end;
        terminated = true;
        if (start >= text.length()) {
            kind = Kind.END;
            return false;
        }
        read(text.charAt(start));
        return true;
    }

    private void read(char c) {
        if (isSpace(c)) {
            kind = Kind.SPACE;
            end = start + 1;
        } else if (text.startsWith("--", start)) {
            kind = Kind.COMMENT;
            end = lineEnd(text, start);
        } else if (text.startsWith("/*", start)) {
            kind = Kind.COMMENT;
            end = blockCommentEnd();
        } else if (c == '\'') {
            kind = Kind.STRING;
            end = quoteEnd(start, '\'', false);
        } else if (c == '"') {
            kind = Kind.QUOTED_NAME;
            end = quoteEnd(start, '"', false);
        } else if ((c == 'e' || c == 'E') && start + 1 < text.length() && text.charAt(start + 1) == '\'') {
            kind = Kind.STRING;
            end = quoteEnd(start + 1, '\'', true);
        } else if (isWordStart(c) || isDigit(c)) {
            kind = Kind.WORD;
            end = wordEnd(start);
        } else if (c == '$' && dollarTagEnd() > 0) {
            kind = Kind.DOLLAR_STRING;
            end = dollarEnd(dollarTagEnd());
        } else {
            kind = Kind.SYMBOL;
            end = start + 1;
        }
    }

    /** Continues at this offset, which lies outside quotes and comments. */
    void jump(int offset) {
        end = offset;
    }

    Kind kind() {
        return kind;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** False when the unit is a quote or comment that runs into the end of the text. */
    boolean terminated() {
        return terminated;
    }

    /** Whether the unit means nothing to the server. */
    boolean filler() {
        return kind == Kind.SPACE || kind == Kind.COMMENT;
    }

    boolean symbol(char c) {
        return kind == Kind.SYMBOL && text.charAt(start) == c;
    }

    /** Whether the unit is this keyword, in any case. */
    boolean word(String keyword) {
        return kind == Kind.WORD
                && end - start == keyword.length()
                && text.regionMatches(true, start, keyword, 0, keyword.length());
    }

    String unit() {
        return text.substring(start, end);
    }

    /** The last word of a text, folded; empty when it has none. */
    static String lastWord(String text) {
        Lexemes lexemes = new Lexemes(text);
        String last = "";
        while (lexemes.next()) {
            if (lexemes.kind() == Kind.WORD) {
                last = PostgresNames.fold(lexemes.unit());
            }
        }
        return last;
    }

    static int lineEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                return i;
            }
        }
        return text.length();
    }

    static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The server takes every character beyond ASCII as a letter. */
    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private int wordEnd(int from) {
        int i = from;
        while (i < text.length() && (isWordStart(text.charAt(i)) || isDigit(text.charAt(i)) || text.charAt(i) == '$')) {
            i++;
        }
        return i;
    }

    private int blockCommentEnd() {
        int depth = 0;
        int i = start;
        while (i + 1 < text.length()) {
            char c = text.charAt(i);
            char d = text.charAt(i + 1);
            if (c == '/' && d == '*') {
                depth++;
                i += 2;
            } else if (c == '*' && d == '/') {
                depth--;
                i += 2;
                if (depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        terminated = false;
        return text.length();
    }

    private int quoteEnd(int open, char quote, boolean backslashEscapes) {
        int i = open + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (backslashEscapes && c == '\\') {
                i += 2;
            } else if (c != quote) {
                i++;
            } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        terminated = false;
        return text.length();
    }

    /** The offset after {@code $tag$}, or -1 when no tag stands here. */
    private int dollarTagEnd() {
        int i = start + 1;
        if (i < text.length() && isWordStart(text.charAt(i))) {
            while (i < text.length() && (isWordStart(text.charAt(i)) || isDigit(text.charAt(i)))) {
                i++;
            }
        }
        return i < text.length() && text.charAt(i) == '$' ? i + 1 : -1;
    }

    private int dollarEnd(int bodyStart) {
        String tag = text.substring(start, bodyStart);
        int close = text.indexOf(tag, bodyStart);
        terminated = close >= 0;
        return terminated ? close + tag.length() : text.length();
    }
}
