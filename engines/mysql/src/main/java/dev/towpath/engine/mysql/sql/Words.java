package dev.towpath.engine.mysql.sql;

import dev.towpath.model.name.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first units of a statement without white space and comments, for statements that are not parsed.
 *
 * @param all in order
 */
record Words(String sql, List<Word> all) {
    /** One unit with its place. */
    record Word(String text, Lexemes.Kind kind, int start, int end) {
        boolean is(String keyword) {
            return kind != Lexemes.Kind.STRING && kind != Lexemes.Kind.QUOTED_NAME && text.equalsIgnoreCase(keyword);
        }
    }

    /**
     * A name that may have a database.
     *
     * @param end the index of the first word behind it
     */
    record Name(TableName name, int end) {}

    Words {
        all = List.copyOf(all);
    }

    /** At most this many units of the statement. */
    static Words first(String sql, int most) {
        Lexemes lexemes = new Lexemes(sql);
        List<Word> words = new ArrayList<>();
        while (words.size() < most && lexemes.next()) {
            if (!lexemes.filler()) {
                words.add(new Word(lexemes.unit(), lexemes.kind(), lexemes.start(), lexemes.end()));
            }
        }
        return new Words(sql, words);
    }

    int size() {
        return all.size();
    }

    boolean is(int at, String keyword) {
        return at < all.size() && all.get(at).is(keyword);
    }

    boolean starts(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!is(i, keywords[i])) {
                return false;
            }
        }
        return true;
    }

    /** The name that begins at this word, or null. */
    @Nullable
    Name name(int at) {
        if (!isName(at)) {
            return null;
        }
        String first = MySqlNames.table(all.get(at).text());
        return is(at + 1, ".") && isName(at + 2)
                ? new Name(TableName.of(first, MySqlNames.table(all.get(at + 2).text())), at + 3)
                : new Name(TableName.of(first), at + 1);
    }

    private boolean isName(int at) {
        if (at >= all.size()) {
            return false;
        }
        Word word = all.get(at);
        return word.kind() == Lexemes.Kind.WORD
                || (word.kind() == Lexemes.Kind.QUOTED_NAME && word.text().length() > 2);
    }

    /** From one word to the end of the statement, on one line. */
    String from(int at) {
        return at < all.size() ? Source.oneLine(sql.substring(all.get(at).start())) : "";
    }
}
