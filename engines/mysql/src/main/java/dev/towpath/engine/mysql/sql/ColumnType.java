package dev.towpath.engine.mysql.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A column's type as the server compares types: display widths of integers and other names of the same type left out.
 *
 * @param name the type's own name, for example {@code int}
 * @param length its length, or -1
 * @param rest what else makes it another type: {@code unsigned}, precision, members of an enumeration
 * @param members the values of {@code ENUM} and {@code SET}
 */
record ColumnType(String name, long length, String rest, List<String> members) {
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final Set<String> TEXTS =
            Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set");
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("integer", "int"),
            Map.entry("int4", "int"),
            Map.entry("int8", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("int1", "tinyint"),
            Map.entry("bool", "tinyint"),
            Map.entry("boolean", "tinyint"),
            Map.entry("dec", "decimal"),
            Map.entry("numeric", "decimal"),
            Map.entry("fixed", "decimal"),
            Map.entry("real", "double"),
            Map.entry("character", "char"),
            Map.entry("nvarchar", "varchar"),
            Map.entry("nchar", "char"));

    ColumnType {
        members = List.copyOf(members);
    }

    static ColumnType of(String type) {
        Words words = Words.first(type, 70_000);
        if (words.size() == 0) {
            return new ColumnType("", -1, "", List.of());
        }
        String first = words.all().getFirst().text().toLowerCase(Locale.ROOT);
        String name = OTHER_NAMES.getOrDefault(first, first);
        int at = 1;
        if (name.equals("char") && words.is(1, "varying")) {
            name = "varchar";
            at = 2;
        } else if (name.equals("double") && words.is(1, "precision")) {
            at = 2;
        }
        List<String> inside = new ArrayList<>();
        if (words.is(at, "(")) {
            for (at++; at < words.size() && !words.is(at, ")"); at++) {
                inside.add(words.all().get(at).text());
            }
            at++;
        }
        StringBuilder rest = new StringBuilder();
        for (; at < words.size(); at++) {
            String word = words.all().get(at).text().toLowerCase(Locale.ROOT);
            rest.append(word.equals("signed") ? "" : " " + word);
        }
        return made(name, inside, rest);
    }

    private static ColumnType made(String name, List<String> inside, StringBuilder rest) {
        if (name.equals("enum") || name.equals("set")) {
            List<String> members = inside.stream()
                    .filter(text -> !text.equals(","))
                    .map(MySqlNames::bare)
                    .toList();
            return new ColumnType(name, -1, rest.toString().strip(), members);
        }
        if (INTEGERS.contains(name)) {
            return new ColumnType(name, -1, rest.toString().strip(), List.of());
        }
        boolean plainLength = inside.size() == 1 && inside.getFirst().matches("\\d{1,10}");
        long length = plainLength ? Long.parseLong(inside.getFirst()) : -1;
        String precision = plainLength ? "" : String.join("", inside);
        return new ColumnType(name, defaultLength(name, length), (precision + rest).strip(), List.of());
    }

    private static long defaultLength(String name, long length) {
        if (length >= 0) {
            return length;
        }
        return switch (name) {
            case "char", "binary", "bit" -> 1;
            case "datetime", "timestamp", "time" -> 0;
            default -> -1;
        };
    }

    /** Whether its values have a character set. */
    boolean isText() {
        return TEXTS.contains(name);
    }
}
