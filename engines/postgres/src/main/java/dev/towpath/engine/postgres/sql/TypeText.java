package dev.towpath.engine.postgres.sql;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type as somebody wrote it, taken apart, so that two spellings of one type are equal.
 *
 * @param name the server's short name, for example {@code varchar}
 * @param first the number in brackets, or -1 where none is written
 * @param second the number behind it, or -1
 * @param array the brackets of an array; mostly empty
 */
record TypeText(String name, int first, int second, String array) {
    private static final Pattern SHAPE = Pattern.compile(
            "([^(\\[]+?)\\s*(?:\\(\\s*(-?\\d{1,9})\\s*(?:,\\s*(-?\\d{1,9})\\s*)?\\)([^(\\[]*))?(\\[.*)?");
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("int", "int4"),
            Map.entry("integer", "int4"),
            Map.entry("serial", "int4"),
            Map.entry("serial4", "int4"),
            Map.entry("bigint", "int8"),
            Map.entry("bigserial", "int8"),
            Map.entry("serial8", "int8"),
            Map.entry("smallint", "int2"),
            Map.entry("smallserial", "int2"),
            Map.entry("serial2", "int2"),
            Map.entry("boolean", "bool"),
            Map.entry("real", "float4"),
            Map.entry("float", "float8"),
            Map.entry("double precision", "float8"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("character varying", "varchar"),
            Map.entry("char varying", "varchar"),
            Map.entry("character", "bpchar"),
            Map.entry("char", "bpchar"),
            Map.entry("bit varying", "varbit"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("time without time zone", "time"),
            Map.entry("time with time zone", "timetz"));

    static TypeText of(String written) {
        String text = written.strip().replaceAll("\\s+", " ");
        Matcher matcher = SHAPE.matcher(text.contains("\"") ? text : text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return new TypeText(text, -1, -1, "");
        }
        String name = matcher.group(1).strip().replaceFirst("^pg_catalog\\.", "");
        String behind = matcher.group(4) == null ? "" : matcher.group(4).strip();
        String whole = behind.isEmpty() ? name : name + " " + behind;
        String array = matcher.group(5) == null ? "" : matcher.group(5).replaceAll("[^\\[\\]]", "");
        return shaped(SHORT.getOrDefault(whole, whole), number(matcher.group(2)), number(matcher.group(3)), array);
    }

    private static TypeText shaped(String name, int first, int second, String array) {
        return switch (name) {
            case "numeric" -> new TypeText(name, first, first >= 0 && second < 0 ? 0 : second, array);
            case "bpchar", "bit" -> new TypeText(name, first < 0 ? 1 : first, second, array);
            default -> new TypeText(name, first, second, array);
        };
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? -1 : Integer.parseInt(digits);
    }

    boolean isArray() {
        return !array.isEmpty();
    }

    boolean is(String other) {
        return name.equals(other) && array.isEmpty();
    }
}
