package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The meaningful units of a piece of SQL, without space and comments; brackets find their partner. */
record Words(List<Word> all) {
    /** One unit. */
    record Word(String text, Lexemes.Kind kind, int start, int end) {
        boolean is(String word) {
            return kind != Lexemes.Kind.QUOTED_NAME && text.equalsIgnoreCase(word);
        }

        boolean isName() {
            return kind == Lexemes.Kind.QUOTED_NAME || (kind == Lexemes.Kind.WORD && !startsWithDigit());
        }

        private boolean startsWithDigit() {
            return text.charAt(0) >= '0' && text.charAt(0) <= '9';
        }
    }

    Words {
        all = List.copyOf(all);
    }

    static Words of(String sql) {
        Lexemes lexemes = new Lexemes(sql);
        List<Word> words = new ArrayList<>();
        while (lexemes.next()) {
            if (!lexemes.filler()) {
                words.add(new Word(lexemes.unit(), lexemes.kind(), lexemes.start(), lexemes.end()));
            }
        }
        return new Words(words);
    }

    /** The text with a blank for each comment, so that more can be appended to it. */
    static String withoutComments(String sql) {
        Lexemes lexemes = new Lexemes(sql);
        StringBuilder text = new StringBuilder();
        while (lexemes.next()) {
            text.append(lexemes.kind() == Lexemes.Kind.COMMENT ? " " : lexemes.unit());
        }
        return text.toString().strip();
    }

    int size() {
        return all.size();
    }

    boolean is(int at, String word) {
        return at >= 0 && at < all.size() && all.get(at).is(word);
    }

    boolean isName(int at) {
        return at >= 0 && at < all.size() && all.get(at).isName();
    }

    /** The name of an object at a place, with its schema when it has one; null when none stands there. */
    @Nullable
    TableName name(int at) {
        if (!isName(at)) {
            return null;
        }
        String first = PostgresNames.fold(all.get(at).text());
        return is(at + 1, ".") && isName(at + 2)
                ? TableName.of(first, PostgresNames.fold(all.get(at + 2).text()))
                : TableName.of(first);
    }

    Words part(int from, int to) {
        return new Words(all.subList(from, to));
    }

    /** The index of the first such word outside brackets, or -1. */
    int find(String word, int from) {
        int depth = 0;
        for (int i = from; i < all.size(); i++) {
            if (depth == 0 && is(i, word)) {
                return i;
            }
            depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
        }
        return -1;
    }

    /** The index of the bracket that closes the one at {@code open}, or -1. */
    int close(int open) {
        int depth = 0;
        for (int i = open; i < all.size(); i++) {
            depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** What stands between the brackets opened at {@code open}, cut at its commas; empty when they do not close. */
    List<Words> list(int open) {
        int close = close(open);
        List<Words> items = new ArrayList<>();
        int from = open + 1;
        for (int i = open + 1, depth = 0; i <= close; i++) {
            if (i == close || (depth == 0 && is(i, ","))) {
                items.add(part(from, i));
                from = i + 1;
            }
            depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
        }
        return items;
    }
}
