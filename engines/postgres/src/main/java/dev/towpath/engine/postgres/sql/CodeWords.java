package dev.towpath.engine.postgres.sql;

import java.util.ArrayList;
import java.util.List;

/** A place in the words of PL/pgSQL code, and the looks ahead that its grammar needs. */
final class CodeWords {
    private final String code;
    private final Words words;
    private int at;

    CodeWords(String code) {
        this.code = code;
        this.words = Words.of(code);
    }

    /** The statements of SQL between semicolons. */
    static List<String> statements(String sql) {
        CodeWords words = new CodeWords(sql);
        List<String> statements = new ArrayList<>();
        while (!words.ended()) {
            int found = words.find(words.at, words.words.size(), ";");
            int end = found < 0 ? words.words.size() : found;
            if (end > words.at) {
                statements.add(words.text(words.at, end));
            }
            words.moveTo(end + 1);
        }
        return statements;
    }

    boolean ended() {
        return at >= words.size();
    }

    int at() {
        return at;
    }

    void skip(int count) {
        at += count;
    }

    void moveTo(int word) {
        at = word;
    }

    /** Whether these words come next. */
    boolean sees(String... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (!words.is(at + i, expected[i])) {
                return false;
            }
        }
        return true;
    }

    boolean is(int word, String expected) {
        return words.is(word, expected);
    }

    /** Goes past these words when they come next. */
    boolean took(String... expected) {
        boolean sees = sees(expected);
        at += sees ? expected.length : 0;
        return sees;
    }

    void expect(String... expected) {
        if (!took(expected)) {
            throw failure("expected " + String.join(" ", expected));
        }
    }

    boolean isName(int word) {
        return words.isName(word);
    }

    /** The name that comes next, folded. */
    String name() {
        if (!words.isName(at)) {
            throw failure("expected a name");
        }
        return PostgresNames.fold(words.all().get(at++).text());
    }

    Words.Word word(int word) {
        return words.all().get(word);
    }

    /** Where the word that comes next begins in the code. */
    int offset() {
        return offset(at);
    }

    int offset(int word) {
        return word < words.size() ? words.all().get(word).start() : code.length();
    }

    /** From one word up to another, which is left out. */
    String text(int from, int to) {
        return from >= to
                ? ""
                : code.substring(offset(from), words.all().get(to - 1).end());
    }

    /** The first of these words outside brackets; fails when there is none. */
    int find(String... stops) {
        int found = find(at, words.size(), stops);
        if (found < 0) {
            throw failure("expected " + String.join(" or ", stops));
        }
        return found;
    }

    /** The first of these words outside brackets in a range, or -1. */
    int find(int from, int to, String... stops) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            if (depth == 0) {
                for (String stop : stops) {
                    if (words.is(i, stop)) {
                        return i;
                    }
                }
            }
            depth += opens(i) ? 1 : closes(i) ? -1 : 0;
        }
        return -1;
    }

    /** A range cut at its commas outside brackets: each piece as the words from and to. */
    List<int[]> pieces(int from, int to) {
        List<int[]> pieces = new ArrayList<>();
        int begin = from;
        while (begin < to) {
            int comma = find(begin, to, ",");
            int end = comma < 0 ? to : comma;
            pieces.add(new int[] {begin, end});
            begin = end + 1;
        }
        return pieces;
    }

    /** The word behind a variable with its fields and elements ({@code a.b[1]}); the word itself when there is none. */
    int behindVariable(int from) {
        if (!words.isName(from)) {
            return from;
        }
        int i = from + 1;
        while (i < words.size()) {
            if (words.is(i, ".") && words.isName(i + 1)) {
                i += 2;
            } else if (words.is(i, "[")) {
                int close = find(i + 1, words.size(), "]");
                if (close < 0) {
                    return i;
                }
                i = close + 1;
            } else {
                return i;
            }
        }
        return i;
    }

    SyntaxFailure failure(String reason) {
        return new SyntaxFailure(Math.min(offset(), code.length()), reason);
    }

    private boolean opens(int word) {
        return words.is(word, "(") || words.is(word, "[");
    }

    private boolean closes(int word) {
        return words.is(word, ")") || words.is(word, "]");
    }
}
