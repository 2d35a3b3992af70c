package dev.towpath.engine.postgres.sql;

import java.util.Set;

/**
 * Which types the server puts in place of which without touching a row: the new type holds every old value in the same
 * bytes. What is not listed is taken for a rewrite. Measured on 15 and 18.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES">ALTER TABLE, Notes</a>
 */
final class TypeWidenings {
    private static final Set<String> MOMENTS = Set.of("timestamp", "timestamptz", "time", "timetz", "interval");
    /** Digits of a second when none are written. */
    private static final int ALL_DIGITS = 6;

    private TypeWidenings() {}

    /** @param utc whether the session's time zone is UTC, where a moment with and without zone are the same */
    static boolean keepsRows(String from, String to, boolean utc) {
        TypeText before = TypeText.of(from);
        TypeText after = TypeText.of(to);
        if (before.equals(after)) {
            return true;
        }
        if (before.isArray() || after.isArray()) {
            return false;
        }
        if (isText(before) && isText(after)) {
            return widens(before, after);
        }
        if (before.name().equals(after.name())) {
            return ofOneName(before, after);
        }
        return (before.is("cidr") && after.is("inet")) || (utc && changesZone(before, after));
    }

    private static boolean ofOneName(TypeText before, TypeText after) {
        return switch (before.name()) {
            case "numeric" ->
                after.first() < 0
                        || (before.first() >= 0
                                && before.first() <= after.first()
                                && before.second() == after.second());
            case "varbit" -> widens(before, after);
            default ->
                MOMENTS.contains(before.name())
                        && (hasAllDigits(after) || (before.first() >= 0 && before.first() <= after.first()));
        };
    }

    private static boolean isText(TypeText type) {
        return type.is("varchar") || type.is("text") || isCaseless(type);
    }

    /** The extension's text stands in the same bytes, but sorts otherwise. */
    static boolean sortsOtherwise(String from, String to) {
        return isCaseless(TypeText.of(from)) != isCaseless(TypeText.of(to));
    }

    private static boolean isCaseless(TypeText type) {
        return type.is("citext") || type.name().endsWith(".citext");
    }

    /** To no limit, or from one limit to a larger one. */
    private static boolean widens(TypeText before, TypeText after) {
        return after.first() < 0 || (before.first() >= 0 && before.first() <= after.first());
    }

    /** The server does not look through a change of zone and a rounding at once. */
    private static boolean changesZone(TypeText before, TypeText after) {
        return hasAllDigits(after)
                && ((before.is("timestamp") && after.is("timestamptz"))
                        || (before.is("timestamptz") && after.is("timestamp")));
    }

    private static boolean hasAllDigits(TypeText type) {
        return type.first() < 0 || type.first() >= ALL_DIGITS;
    }
}
