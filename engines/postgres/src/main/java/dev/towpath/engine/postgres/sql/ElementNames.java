package dev.towpath.engine.postgres.sql;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server calls an element of an index that nobody named: the column, the function, the type it is cast to,
 * {@code case}, or {@code expr}. As its {@code FigureIndexColname} does; what this cannot read is left unknown.
 */
final class ElementNames {
    /** A name, and whether it is good enough to be kept when a CASE or a cast stands around it. */
    private record Figured(String name, boolean good) {
        static final Figured NONE = new Figured("expr", false);
    }

    /** Words that begin something else than an operand, or an operand this does not read. */
    private static final Set<String> UNREAD = Set.of("treat", "not", "exists", "unique");

    private ElementNames() {}

    /** The element's name, or null when this cannot tell. */
    static @Nullable String of(Words element) {
        if (element.is(0, "(")) {
            int close = element.close(0);
            Figured figured = close < 0 ? null : figure(element.part(1, close));
            return figured == null ? null : figured.name();
        }
        Operand first = operand(element, 0);
        return first == null || first.figured() == null ? null : first.figured().name();
    }

    /**
     * The first operand of an expression.
     *
     * @param figured its name, or null when this cannot tell
     * @param end the index of the first word behind it
     */
    private record Operand(@Nullable Figured figured, int end) {}

    private static @Nullable Figured figure(Words words) {
        Operand operand = operand(words, 0);
        if (operand == null) {
            return Figured.NONE;
        }
        Figured figured = operand.figured();
        int at = operand.end();
        while (at < words.size()) {
            // Ends because each turn moves on or returns.
            if (words.is(at, ":") && words.is(at + 1, ":")) {
                TypeNames.Read type = TypeNames.at(words, at + 2);
                if (type == null) {
                    return null;
                }
                figured = cast(figured, type.name());
                at = type.end();
            } else if (words.is(at, "[")) {
                at = closing(words, at) + 1;
            } else if (words.is(at, ".") && words.isName(at + 1)) {
                figured = new Figured(PostgresNames.fold(words.all().get(at + 1).text()), true);
                at += 2;
            } else if (words.is(at, "collate") && words.isName(at + 1)) {
                at += words.is(at + 2, ".") ? 4 : 2;
            } else {
                return atTimeZone(words, at);
            }
        }
        return figured;
    }

    /** {@code x AT TIME ZONE y} is a call of timezone(), when y is all that follows; any other operator has no name. */
    private static Figured atTimeZone(Words words, int at) {
        boolean zone = words.is(at, "at") && words.is(at + 1, "time") && words.is(at + 2, "zone");
        Operand behind = zone ? operand(words, at + 3) : null;
        return behind != null && behind.end() == words.size() ? new Figured("timezone", true) : Figured.NONE;
    }

    private static @Nullable Figured cast(@Nullable Figured figured, String type) {
        return figured == null || figured.good() ? figured : new Figured(type, false);
    }

    /** A bracket, call, column, constant or CASE that begins here, or null for an operator. */
    private static @Nullable Operand operand(Words words, int from) {
        if (words.is(from, "(")) {
            return bracket(words, from);
        }
        if (!words.isName(from)) {
            boolean constant = from < words.size()
                    && (words.all().get(from).kind() == Lexemes.Kind.STRING
                            || words.all().get(from).kind() == Lexemes.Kind.WORD);
            return constant ? new Operand(Figured.NONE, from + 1) : null;
        }
        String word = PostgresNames.fold(words.all().get(from).text());
        boolean keyword = words.all().get(from).kind() == Lexemes.Kind.WORD;
        if (keyword && word.equals("case")) {
            return choice(words, from);
        }
        if (keyword && word.equals("array") && words.is(from + 1, "[")) {
            return new Operand(new Figured("array", true), closing(words, from + 1) + 1);
        }
        if (keyword && word.equals("cast") && words.is(from + 1, "(")) {
            return castCall(words, from + 1);
        }
        if (keyword && UNREAD.contains(word)) {
            return word.equals("treat") ? new Operand(null, words.size()) : null;
        }
        return nameOrCall(words, from);
    }

    private static Operand nameOrCall(Words words, int from) {
        TypeNames.Read type = TypeNames.at(words, from);
        if (type != null
                && type.end() < words.size()
                && words.all().get(type.end()).kind() == Lexemes.Kind.STRING) {
            // date '2026-01-01'
            return new Operand(new Figured(type.name(), false), type.end() + 1);
        }
        int last = from;
        while (words.is(last + 1, ".") && words.isName(last + 2)) {
            last += 2;
        }
        String name = PostgresNames.fold(words.all().get(last).text());
        if (!words.is(last + 1, "(")) {
            boolean constant = last == from && Set.of("true", "false", "null").contains(name);
            return new Operand(constant ? Figured.NONE : new Figured(name, true), last + 1);
        }
        String called = name.equals("trim") && last == from
                ? words.is(last + 2, "leading") ? "ltrim" : words.is(last + 2, "trailing") ? "rtrim" : "btrim"
                : name;
        return new Operand(new Figured(called, true), words.close(last + 1) + 1);
    }

    /** A row has its own name; other brackets mean what stands in them. */
    private static @Nullable Operand bracket(Words words, int open) {
        int close = words.close(open);
        if (close < 0) {
            return null;
        }
        Words inner = words.part(open + 1, close);
        return new Operand(inner.find(",", 0) >= 0 ? new Figured("row", true) : figure(inner), close + 1);
    }

    /** CAST(x AS type). */
    private static Operand castCall(Words words, int open) {
        int close = words.close(open);
        int as = close < 0 ? -1 : words.part(0, close).find("as", open + 1);
        TypeNames.Read type = as < 0 ? null : TypeNames.at(words, as + 1);
        if (type == null || type.end() != close) {
            return new Operand(null, words.size());
        }
        return new Operand(cast(figure(words.part(open + 1, as)), type.name()), close + 1);
    }

    /** CASE is called like what stands behind ELSE, when that has a good name. */
    private static Operand choice(Words words, int from) {
        int depth = 0;
        int otherwise = -1;
        for (int i = from; i < words.size(); i++) {
            if (words.is(i, "case")) {
                depth++;
            } else if (words.is(i, "else") && depth == 1) {
                otherwise = i;
            } else if (words.is(i, "end") && --depth == 0) {
                Figured figured = otherwise < 0 ? Figured.NONE : figure(words.part(otherwise + 1, i));
                return new Operand(figured == null || figured.good() ? figured : new Figured("case", false), i + 1);
            }
        }
        return new Operand(null, words.size());
    }

    /** The square bracket that closes the one here, or the last word. */
    private static int closing(Words words, int open) {
        int depth = 0;
        for (int i = open; i < words.size(); i++) {
            depth += words.is(i, "[") ? 1 : words.is(i, "]") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return words.size() - 1;
    }
}
