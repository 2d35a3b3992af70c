package dev.towpath.engine.mysql.sql;

/**
 * Walks over SQL text one lexical unit at a time, knowing just enough to tell code from quotes and comments. Every unit
 * is visited once and found by a single forward scan, so a walk is linear in the text.
 */
final class Lexemes {
    /** What a unit is. */
    enum Kind {
        SPACE,
        /** Also the marks around a version comment, whose content counts. */
        COMMENT,
        /** An unquoted name, a keyword or a number. */
        WORD,
        /** {@code `…`}. */
        QUOTED_NAME,
        /** {@code '…'} or {@code "…"}. */
        STRING,
        /** Any other single character. */
        SYMBOL,
        END
    }

    private final String text;
    private int start;
    private int end;
    private Kind kind = Kind.SPACE;
    private boolean terminated = true;
    private boolean inVersionComment;

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
        } else if (c == '#' || isDashComment()) {
            kind = Kind.COMMENT;
            end = lineEnd(text, start);
        } else if (text.startsWith("/*!", start)) {
            kind = Kind.COMMENT;
            inVersionComment = true;
            end = digitsEnd(start + 3);
        } else if (inVersionComment && text.startsWith("*/", start)) {
            kind = Kind.COMMENT;
            inVersionComment = false;
            end = start + 2;
        } else if (text.startsWith("/*", start)) {
            kind = Kind.COMMENT;
            int close = text.indexOf("*/", start + 2);
            terminated = close >= 0;
            end = terminated ? close + 2 : text.length();
        } else if (c == '\'' || c == '"') {
            kind = Kind.STRING;
            end = quoteEnd(c, true);
        } else if (c == '`') {
            kind = Kind.QUOTED_NAME;
            end = quoteEnd(c, false);
        } else if (isWordPart(c)) {
            kind = Kind.WORD;
            end = wordEnd(start);
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

    /** Whether the unit begins a comment whose content the server reads. */
    boolean opensVersionComment() {
        return kind == Kind.COMMENT && text.startsWith("/*!", start);
    }

    /** Whether the unit ends such a comment. */
    boolean closesVersionComment() {
        return kind == Kind.COMMENT && text.startsWith("*/", start);
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

    /** Two dashes begin a comment only before white space, a control character or the end. */
    private boolean isDashComment() {
        return text.startsWith("--", start) && (start + 2 == text.length() || text.charAt(start + 2) <= ' ');
    }

    static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '$'
                || c >= 0x80;
    }

    private int wordEnd(int from) {
        int i = from;
        while (i < text.length() && isWordPart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** A version has five or six digits; more belong to the content. */
    private int digitsEnd(int from) {
        int i = from;
        while (i < text.length() && i < from + 6 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private int quoteEnd(char quote, boolean backslashEscapes) {
        int i = start + 1;
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
}
