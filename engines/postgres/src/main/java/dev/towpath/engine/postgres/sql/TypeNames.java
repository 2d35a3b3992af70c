package dev.towpath.engine.postgres.sql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the name of a type where an expression casts to it, and tells what the server calls that type. */
final class TypeNames {
    private static final Map<String, String> INTERNAL = Map.ofEntries(
            Map.entry("int", "int4"),
            Map.entry("integer", "int4"),
            Map.entry("bigint", "int8"),
            Map.entry("smallint", "int2"),
            Map.entry("boolean", "bool"),
            Map.entry("real", "float4"),
            Map.entry("float", "float8"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"));
    /** Up to this many bits FLOAT(n) is float4. */
    private static final int FLOAT4_BITS = 24;

    private TypeNames() {}

    /**
     * A type that begins at some word.
     *
     * @param name the server's name
     * @param end the index of the first word behind it
     */
    record Read(String name, int end) {}

    /** The type that begins here, or null when none does. */
    static @Nullable Read at(Words words, int from) {
        if (!words.isName(from)) {
            return null;
        }
        boolean quoted = words.all().get(from).kind() == Lexemes.Kind.QUOTED_NAME;
        if (quoted || words.is(from + 1, ".")) {
            return named(words, from);
        }
        Read read = switch (PostgresNames.fold(words.all().get(from).text())) {
            case "double" -> words.is(from + 1, "precision") ? new Read("float8", from + 2) : null;
            case "national" -> character(words, from + 2);
            case "character", "char", "nchar" -> character(words, from + 1);
            case "bit" ->
                words.is(from + 1, "varying")
                        ? new Read("varbit", modifiers(words, from + 2))
                        : new Read("bit", modifiers(words, from + 1));
            case "timestamp" -> zoned("timestamp", words, from + 1);
            case "time" -> zoned("time", words, from + 1);
            case "float" ->
                new Read(
                        words.is(from + 1, "(") && isShort(words, from + 2) ? "float4" : "float8",
                        modifiers(words, from + 1));
            // INTERVAL DAY TO SECOND and the like.
            case "interval" -> words.isName(from + 1) ? null : named(words, from);
            default -> named(words, from);
        };
        return read == null ? null : new Read(read.name(), array(words, read.end()));
    }

    private static Read named(Words words, int from) {
        int at = from;
        while (words.is(at + 1, ".") && words.isName(at + 2)) {
            at += 2;
        }
        String name = PostgresNames.fold(words.all().get(at).text());
        boolean plain = at == from && words.all().get(at).kind() != Lexemes.Kind.QUOTED_NAME;
        int end = modifiers(words, at + 1);
        return new Read(plain ? INTERNAL.getOrDefault(name, name) : name, array(words, end));
    }

    private static Read character(Words words, int from) {
        boolean varying = words.is(from, "varying");
        return new Read(varying ? "varchar" : "bpchar", modifiers(words, varying ? from + 1 : from));
    }

    private static Read zoned(String name, Words words, int from) {
        int end = modifiers(words, from);
        boolean with = words.is(end, "with");
        boolean zone = (with || words.is(end, "without")) && words.is(end + 1, "time") && words.is(end + 2, "zone");
        return new Read(zone && with ? name + "tz" : name, zone ? end + 3 : end);
    }

    private static boolean isShort(Words words, int at) {
        String bits = words.all().get(at).text();
        return bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= FLOAT4_BITS;
    }

    private static int modifiers(Words words, int from) {
        return words.is(from, "(") && words.close(from) > 0 ? words.close(from) + 1 : from;
    }

    /** Behind {@code [][3]} or {@code ARRAY[3]}. */
    private static int array(Words words, int from) {
        int end = words.is(from, "array") ? from + 1 : from;
        while (words.is(end, "[")) {
            end += words.is(end + 1, "]") ? 2 : 3;
        }
        return end;
    }
}
