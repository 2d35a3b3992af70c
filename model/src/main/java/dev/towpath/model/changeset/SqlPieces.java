package dev.towpath.model.changeset;

import dev.towpath.model.changeset.SqlPiece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts SQL of any engine into pieces, without grammar: good enough to find comments and to compare two layouts of one
 * statement, never to decide what runs. Where engines disagree it takes the reading that loses least: {@code #} begins a
 * comment only after white space and in front of no operator, and a backslash escapes nothing.
 */
public final class SqlPieces {
    private static final int LONGEST_TAG = 64;

    private final String text;
    private final int end;
    private final Consumer<SqlPiece> each;
    private int at;

    private SqlPieces(String text, int start, int end, Consumer<SqlPiece> each) {
        this.each = each;
        this.text = text;
        this.at = start;
        this.end = end;
    }

    /** The pieces of a whole text. */
    public static List<SqlPiece> of(String text) {
        return of(text, 0, text.length());
    }

    /** The pieces of a part of a text, with offsets in the whole. */
    public static List<SqlPiece> of(String text, int start, int end) {
        List<SqlPiece> pieces = new ArrayList<>();
        each(text, start, end, pieces::add);
        return pieces;
    }

    /** The pieces of a whole text one after the other: a text of megabytes has millions, which nobody has to keep. */
    public static void each(String text, Consumer<SqlPiece> each) {
        each(text, 0, text.length(), each);
    }

    private static void each(String text, int start, int end, Consumer<SqlPiece> each) {
        SqlPieces pieces = new SqlPieces(text, start, end, each);
        while (pieces.at < end) { // Each turn moves on by a character at least.
            pieces.next();
        }
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (isWord(c)) {
            int stop = at + 1;
            while (stop < end && (isWord(text.charAt(stop)) || text.charAt(stop) == '$')) {
                stop++;
            }
            add(Kind.WORD, stop);
        } else if (c == '\'' || c == '"' || c == '`') {
            add(Kind.QUOTED, behindQuote(c));
        } else if (c == '$' && tagEnd() > 0) {
            add(Kind.BODY, behindBody(tagEnd()));
        } else if (beginsLineComment(c)) {
            add(Kind.COMMENT, lineEnd());
        } else if (c == '/' && at(1) == '*' && at(2) != '!') {
            add(Kind.COMMENT, behindBlock());
        } else {
            add(Kind.SIGN, at + 1);
        }
    }

    private void add(Kind kind, int stop) {
        each.accept(new SqlPiece(kind, at, stop));
        at = stop;
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    /** The character this far ahead, or a blank behind the end. */
    private char at(int ahead) {
        return at + ahead < end ? text.charAt(at + ahead) : ' ';
    }

    private boolean beginsLineComment(char c) {
        if (c == '-') {
            return at(1) == '-';
        }
        // PostgreSQL has the operators #, #>, #>> and #-.
        boolean apart = at == 0 || Character.isWhitespace(text.charAt(at - 1)) || text.charAt(at - 1) == ';';
        return c == '#' && apart && ">-=&|".indexOf(at(1)) < 0;
    }

    private int lineEnd() {
        int stop = at;
        while (stop < end && text.charAt(stop) != '\n' && text.charAt(stop) != '\r') {
            stop++;
        }
        return stop;
    }

    /** A doubled quote goes on. One that never ends takes only itself, so that the rest is still looked at. */
    private int behindQuote(char quote) {
        for (int i = at + 1; i < end; i++) {
            if (text.charAt(i) == quote) {
                if (i + 1 == end || text.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        return at + 1;
    }

    /** Where the opening tag {@code $tag$} ends, or -1 when this is none. */
    private int tagEnd() {
        for (int i = at + 1; i < Math.min(end, at + LONGEST_TAG); i++) {
            char c = text.charAt(i);
            if (c == '$') {
                return i + 1;
            }
            if (!isWord(c) || (i == at + 1 && Character.isDigit(c))) {
                return -1;
            }
        }
        return -1;
    }

    private int behindBody(int tagEnd) {
        String tag = text.substring(at, tagEnd);
        int close = text.indexOf(tag, tagEnd);
        return close < 0 || close + tag.length() > end ? tagEnd : close + tag.length();
    }

    /** PostgreSQL nests block comments, MySQL does not: where nesting finds no end, the first end counts. */
    private int behindBlock() {
        int depth = 1;
        for (int i = at + 2; i + 1 < end; i++) {
            if (text.charAt(i) == '*' && text.charAt(i + 1) == '/') {
                i++;
                if (--depth == 0) {
                    return i + 1;
                }
            } else if (text.charAt(i) == '/' && text.charAt(i + 1) == '*') {
                i++;
                depth++;
            }
        }
        int first = text.indexOf("*/", at + 2);
        return first < 0 || first + 2 > end ? end : first + 2;
    }
}
