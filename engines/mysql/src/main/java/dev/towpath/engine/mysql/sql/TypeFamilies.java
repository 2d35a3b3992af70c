package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.Dialect.TypeFamily;
import java.util.List;

/** What kind of values MySQL's types hold, and which of them hold less than others. */
final class TypeFamilies {
    /** The smallest first. */
    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "mediumint", "int", "bigint");

    private static final List<String> TEXTS = List.of("tinytext", "text", "mediumtext", "longtext");
    private static final List<String> BLOBS = List.of("tinyblob", "blob", "mediumblob", "longblob");

    private TypeFamilies() {}

    static TypeFamily of(ColumnType type) {
        return switch (type.name()) {
            case "tinyint", "smallint", "mediumint" -> TypeFamily.SMALL_INTEGER;
            case "int" -> TypeFamily.INTEGER;
            case "bigint", "serial" -> TypeFamily.BIG_INTEGER;
            case "decimal" -> TypeFamily.NUMERIC;
            case "float", "double" -> TypeFamily.FLOAT;
            case "varchar", "tinytext", "text", "mediumtext", "longtext" -> TypeFamily.TEXT;
            case "char" -> TypeFamily.FIXED_TEXT;
            case "date" -> TypeFamily.DATE;
            case "datetime" -> TypeFamily.TIMESTAMP;
            case "timestamp" -> TypeFamily.TIMESTAMP_WITH_ZONE;
            case "time" -> TypeFamily.TIME;
            case "json" -> TypeFamily.BINARY_JSON;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> TypeFamily.BINARY;
            case "enum", "set" -> TypeFamily.ENUMERATION;
            default -> TypeFamily.OTHER;
        };
    }

    static boolean narrows(ColumnType from, ColumnType to) {
        if (from.name().equals(to.name())) {
            return !to.members().containsAll(from.members())
                    || (from.length() >= 0 && to.length() >= 0 && to.length() < from.length())
                    || sign(from, to)
                    || fewerDigits(from, to);
        }
        if (INTEGERS.contains(from.name()) && INTEGERS.contains(to.name())) {
            return INTEGERS.indexOf(to.name()) < INTEGERS.indexOf(from.name()) || isUnsigned(to);
        }
        return shorter(TEXTS, from, to) || shorter(BLOBS, from, to) || cut(from, to);
    }

    /** Negative numbers do not fit any more, or the largest ones. */
    private static boolean sign(ColumnType from, ColumnType to) {
        return INTEGERS.contains(from.name()) && isUnsigned(from) != isUnsigned(to);
    }

    private static boolean isUnsigned(ColumnType type) {
        return type.rest().contains("unsigned");
    }

    private static boolean fewerDigits(ColumnType from, ColumnType to) {
        int[] before = digits(from);
        int[] after = digits(to);
        return from.name().equals("decimal") && (after[1] < before[1] || after[0] - after[1] < before[0] - before[1]);
    }

    private static int[] digits(ColumnType type) {
        String[] parts = type.rest().split(" ", 2)[0].split(",", 2);
        if (parts.length == 2 && parts[0].matches("\\d{1,3}") && parts[1].matches("\\d{1,3}")) {
            return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
        }
        return new int[] {type.length() >= 0 ? (int) Math.min(type.length(), 1000) : 10, 0};
    }

    private static boolean shorter(List<String> ordered, ColumnType from, ColumnType to) {
        return ordered.contains(from.name())
                && ordered.contains(to.name())
                && ordered.indexOf(to.name()) < ordered.indexOf(from.name());
    }

    /** Long texts become short ones, moments lose their day, fractions become whole numbers. */
    private static boolean cut(ColumnType from, ColumnType to) {
        boolean texts = TEXTS.contains(from.name())
                && (to.name().equals("varchar") || to.name().equals("char"));
        boolean varying = from.name().equals("varchar") && to.name().equals("char") && to.length() < from.length();
        boolean moment = (from.name().equals("datetime") || from.name().equals("timestamp"))
                && (to.name().equals("date") || to.name().equals("time"));
        TypeFamily family = of(from);
        boolean fraction = (family == TypeFamily.NUMERIC || family == TypeFamily.FLOAT) && INTEGERS.contains(to.name());
        boolean number = of(to) != of(from)
                && (of(from) == TypeFamily.TEXT || of(from) == TypeFamily.FIXED_TEXT)
                && (INTEGERS.contains(to.name()) || of(to) == TypeFamily.NUMERIC || of(to) == TypeFamily.DATE);
        return texts || varying || moment || fraction || number;
    }
}
