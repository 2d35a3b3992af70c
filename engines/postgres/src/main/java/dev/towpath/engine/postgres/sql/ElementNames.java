package dev.towpath.engine.postgres.sql;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server calls an element of an index that nobody named: the column, the function, or {@code expr}. As its
 * {@code FigureIndexColname} does; what would need a full parse is left unknown.
 */
final class ElementNames {
    private static final String EXPRESSION = "expr";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("int", "int4"),
            Map.entry("integer", "int4"),
            Map.entry("bigint", "int8"),
            Map.entry("smallint", "int2"),
            Map.entry("boolean", "bool"),
            Map.entry("real", "float4"),
            Map.entry("double", "float8"),
            Map.entry("float", "float8"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"));

    private ElementNames() {}

    /** The element's name, or null when this cannot tell. */
    static @Nullable String of(Words element) {
        if (element.is(0, "(")) {
            int close = element.close(0);
            return close < 0 ? null : expression(element.part(1, close));
        }
        if (!element.isName(0)) {
            return null;
        }
        return name(element, operandEnd(element, 0));
    }

    private static @Nullable String expression(Words words) {
        if (words.is(0, "case")) {
            return null;
        }
        int end = operandEnd(words, 0);
        if (end < 0) {
            return EXPRESSION;
        }
        if (end == words.size()) {
            return words.is(0, "(") ? expression(words.part(1, end - 1)) : name(words, end);
        }
        boolean casts = words.is(end, ":") && words.is(end + 1, ":");
        // A cast of more than one operand, or an operator behind the cast, makes it a plain expression again.
        if (!casts || !isType(words, end + 2)) {
            return EXPRESSION;
        }
        String inner =
                words.is(0, "(") ? expression(words.part(1, end - 1)) : words.isName(0) ? name(words, end) : EXPRESSION;
        return EXPRESSION.equals(inner) ? type(words, end + 2) : inner;
    }

    /** The end of a bracket, call, column or constant that begins here, or -1. */
    private static int operandEnd(Words words, int from) {
        if (words.is(from, "(")) {
            return words.close(from) + 1;
        }
        if (!words.isName(from)) {
            return words.size() > from && words.all().get(from).kind() == Lexemes.Kind.STRING ? from + 1 : -1;
        }
        int at = from + 1;
        while (words.is(at, ".") && words.isName(at + 1)) {
            at += 2;
        }
        return words.is(at, "(") ? words.close(at) + 1 : at;
    }

    private static @Nullable String name(Words words, int end) {
        int last = words.is(end - 1, ")") ? words.find("(", 0) - 1 : end - 1;
        String name = PostgresNames.fold(words.all().get(last).text());
        boolean call = last < end - 1;
        return switch (call ? name : "") {
            case "trim" -> words.is(last + 2, "leading") ? "ltrim" : words.is(last + 2, "trailing") ? "rtrim" : "btrim";
            case "cast", "xmlelement", "xmlforest", "treat" -> null;
            default -> name;
        };
    }

    private static boolean isType(Words words, int from) {
        for (int i = from; i < words.size(); i++) {
            boolean part = words.isName(i) || words.is(i, ".") || words.is(i, "[") || words.is(i, "]");
            if (words.is(i, "(")) {
                i = words.close(i);
            } else if (!part
                    || words.is(i, "and")
                    || words.is(i, "or")
                    || words.is(i, "is")
                    || words.is(i, "collate")) {
                return false;
            }
        }
        return from < words.size();
    }

    private static @Nullable String type(Words words, int from) {
        int at = from;
        while (words.is(at + 1, ".")) {
            at += 2;
        }
        if (!words.isName(at)) {
            return null;
        }
        String first = PostgresNames.fold(words.all().get(at).text());
        boolean zoned = words.find("with", at) > 0;
        return switch (first.toLowerCase(Locale.ROOT)) {
            case "character", "char", "nchar", "national" -> words.find("varying", at) > 0 ? "varchar" : "bpchar";
            case "timestamp" -> zoned ? "timestamptz" : "timestamp";
            case "time" -> zoned ? "timetz" : "time";
            case "bit" -> null;
            default -> TYPES.getOrDefault(first, first);
        };
    }
}
