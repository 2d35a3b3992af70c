package dev.towpath.engine.postgres.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the columns that a query returns are called, where its text tells. */
final class OutputNames {
    /** What a value without a name is called. */
    private static final String NAMELESS = "?column?";

    private static final Set<String> BEHIND = Set.of(
            "from", "into", "where", "group", "having", "order", "limit", "union", "intersect", "except", ";", "with");

    private OutputNames() {}

    /** The elements of a list that begins behind SELECT. */
    static List<Words> items(Words words, int from) {
        List<Words> items = new ArrayList<>();
        int begin = words.is(from, "all") ? from + 1 : from;
        if (words.is(begin, "distinct")) {
            begin = words.is(begin + 1, "on") ? words.close(begin + 2) + 1 : begin + 1;
        }
        int depth = 0;
        int at = begin;
        for (; at < words.size(); at++) {
            depth += words.is(at, "(") ? 1 : words.is(at, ")") ? -1 : 0;
            if (depth == 0 && words.is(at, ",")) {
                items.add(words.part(begin, at));
                begin = at + 1;
            } else if (depth == 0 && BEHIND.contains(words.all().get(at).text().toLowerCase(Locale.ROOT))) {
                break;
            }
        }
        items.add(words.part(Math.min(begin, at), at));
        return items;
    }

    /** The name of one, or null when its text does not tell. */
    static @Nullable String of(Words item) {
        int last = item.size() - 1;
        if (last < 0) {
            return null;
        }
        boolean named = item.isName(last);
        boolean alias =
                item.is(last - 1, "as") || (last == 1 && isValue(item.all().getFirst()));
        boolean column = last == 0 || (last == 2 && item.is(1, "."));
        if (named && (alias || column)) {
            return PostgresNames.fold(item.all().get(last).text());
        }
        return last == 0 && isValue(item.all().getFirst()) ? NAMELESS : null;
    }

    private static boolean isValue(Words.Word word) {
        return word.kind() == Lexemes.Kind.STRING
                || Character.isDigit(word.text().charAt(0));
    }
}
