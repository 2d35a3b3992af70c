package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Dialect.TypeFamily;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what values a type holds, and whether those of one may not fit another. */
final class TypeFamilies {
    private static final Pattern SHAPE =
            Pattern.compile("([a-z_][a-z_0-9 ]*?)(?:\\s*\\(\\s*(-?\\d+)\\s*(?:,\\s*(-?\\d+)\\s*)?\\)\\s*([a-z ]*))?");
    private static final Map<TypeFamily, Set<String>> NAMES = Map.ofEntries(
            Map.entry(TypeFamily.SMALL_INTEGER, Set.of("smallint", "int2", "smallserial", "serial2")),
            Map.entry(TypeFamily.INTEGER, Set.of("integer", "int", "int4", "serial", "serial4")),
            Map.entry(TypeFamily.BIG_INTEGER, Set.of("bigint", "int8", "bigserial", "serial8")),
            Map.entry(TypeFamily.NUMERIC, Set.of("numeric", "decimal", "dec")),
            Map.entry(TypeFamily.FLOAT, Set.of("real", "double precision", "float", "float4", "float8")),
            Map.entry(TypeFamily.MONEY, Set.of("money")),
            Map.entry(
                    TypeFamily.TEXT,
                    Set.of("text", "varchar", "character varying", "char varying", "nvarchar", "citext", "name")),
            Map.entry(TypeFamily.FIXED_TEXT, Set.of("char", "character", "bpchar", "nchar")),
            Map.entry(TypeFamily.BOOLEAN, Set.of("boolean", "bool")),
            Map.entry(TypeFamily.DATE, Set.of("date")),
            Map.entry(TypeFamily.TIMESTAMP, Set.of("timestamp", "timestamp without time zone")),
            Map.entry(TypeFamily.TIMESTAMP_WITH_ZONE, Set.of("timestamptz", "timestamp with time zone")),
            Map.entry(TypeFamily.TIME, Set.of("time", "timetz", "time without time zone", "time with time zone")),
            Map.entry(TypeFamily.UUID, Set.of("uuid")),
            Map.entry(TypeFamily.JSON, Set.of("json")),
            Map.entry(TypeFamily.BINARY_JSON, Set.of("jsonb")),
            Map.entry(TypeFamily.BINARY, Set.of("bytea")));
    private static final List<TypeFamily> INTEGERS =
            List.of(TypeFamily.SMALL_INTEGER, TypeFamily.INTEGER, TypeFamily.BIG_INTEGER);
    private static final List<TypeFamily> MOMENTS =
            List.of(TypeFamily.DATE, TypeFamily.TIMESTAMP, TypeFamily.TIMESTAMP_WITH_ZONE);

    private TypeFamilies() {}

    /** A type taken apart. {@code first} and {@code second} are -1 where nothing is written. */
    private record Shape(TypeFamily family, int first, int second) {}

    static TypeFamily of(String type) {
        return shape(type).family();
    }

    static boolean narrows(String from, String to) {
        Shape before = shape(from);
        Shape after = shape(to);
        int rank = INTEGERS.indexOf(before.family());
        if (rank >= 0) {
            int target = INTEGERS.indexOf(after.family());
            return target >= 0 ? target < rank : isNarrowNumeric(after, rank) || after.family() == TypeFamily.BOOLEAN;
        }
        return switch (before.family()) {
            case TEXT, FIXED_TEXT ->
                switch (after.family()) {
                    case TEXT, FIXED_TEXT ->
                        after.first() >= 0 && (before.first() < 0 || after.first() < before.first());
                    case OTHER -> false;
                    default -> true;
                };
            case NUMERIC ->
                switch (after.family()) {
                    case NUMERIC -> narrowsNumeric(before, after);
                    case TEXT -> false;
                    default -> true;
                };
            case FLOAT -> INTEGERS.contains(after.family()) || after.family() == TypeFamily.NUMERIC;
            case TIMESTAMP, TIMESTAMP_WITH_ZONE ->
                after.family() == TypeFamily.DATE
                        || after.family() == TypeFamily.TIME
                        || (MOMENTS.contains(after.family()) && digits(after) < digits(before));
            case BINARY_JSON, JSON -> after.family() == TypeFamily.TEXT && after.first() >= 0;
            default -> false;
        };
    }

    /** Digits of a second; six where nothing is written. */
    private static int digits(Shape moment) {
        return moment.first() < 0 ? 6 : moment.first();
    }

    private static boolean narrowsNumeric(Shape before, Shape after) {
        if (after.first() < 0) {
            return false;
        }
        int afterScale = Math.max(after.second(), 0);
        int beforeScale = Math.max(before.second(), 0);
        return before.first() < 0
                || afterScale < beforeScale
                || after.first() - afterScale < before.first() - beforeScale;
    }

    private static boolean isNarrowNumeric(Shape after, int rank) {
        int needed = rank == 0 ? 5 : rank == 1 ? 10 : 19;
        return after.family() == TypeFamily.NUMERIC
                && after.first() >= 0
                && after.first() - Math.max(after.second(), 0) < needed;
    }

    private static Shape shape(String type) {
        String text = type.toLowerCase(Locale.ROOT).strip();
        if (text.startsWith("\"") && !text.startsWith("\"char\"")) {
            // "char" in quotes is another type than char.
            text = text.replaceFirst("^\"([a-z_0-9]+)\"", "$1");
        }
        if (text.startsWith("pg_catalog.")) {
            text = text.substring("pg_catalog.".length());
        }
        Matcher matcher = SHAPE.matcher(text);
        if (text.endsWith("]") || !matcher.matches()) {
            return new Shape(TypeFamily.OTHER, -1, -1);
        }
        String behind = matcher.group(4) == null ? "" : " " + matcher.group(4).strip();
        String name = (matcher.group(1).strip() + behind).strip();
        TypeFamily family = NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(TypeFamily.OTHER);
        int first = number(matcher.group(2));
        // The standard's char is char(1).
        return new Shape(family, family == TypeFamily.FIXED_TEXT && first < 0 ? 1 : first, number(matcher.group(3)));
    }

    private static int number(@Nullable String digits) {
        // At most nine digits fit; what is longer is no real type.
        return digits == null || digits.length() > 9 ? -1 : Integer.parseInt(digits);
    }
}
