package dev.towpath.adapter.flyway;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file's name says: prefix, version, separator, description, suffix.
 *
 * @param version null for repeatable migrations and callbacks
 * @param description with spaces for underscores; may be empty
 * @param canonicalFile the file name as Flyway's {@code filename} placeholder gives it
 */
record MigrationName(Kind kind, @Nullable Version version, String description, String canonicalFile)
        implements NameReading {
    /** The meaning of a prefix. */
    enum Kind {
        VERSIONED,
        REPEATABLE,
        BASELINE,
        CALLBACK
    }

    private record Prefix(String text, Kind kind) {}

    /** The moments at which Flyway runs a script of that name. */
    private static final Set<String> EVENTS = Set.of(
            "beforeClean",
            "afterClean",
            "afterCleanError",
            "beforeMigrate",
            "beforeEachMigrate",
            "beforeEachMigrateStatement",
            "afterEachMigrateStatement",
            "afterEachMigrateStatementError",
            "afterEachMigrate",
            "afterEachMigrateError",
            "beforeRepeatables",
            "afterVersioned",
            "afterMigrateApplied",
            "afterMigrate",
            "afterMigrateError",
            "beforeUndo",
            "beforeEachUndo",
            "beforeEachUndoStatement",
            "afterEachUndoStatement",
            "afterEachUndoStatementError",
            "afterEachUndo",
            "afterEachUndoError",
            "afterUndo",
            "afterUndoError",
            "beforeValidate",
            "afterValidate",
            "afterValidateError",
            "beforeBaseline",
            "afterBaseline",
            "afterBaselineError",
            "beforeRepair",
            "afterRepair",
            "afterRepairError",
            "beforeInfo",
            "afterInfo",
            "afterInfoError",
            "afterMigrateOperationFinish",
            "afterInfoOperationFinish",
            "createSchema",
            "beforeCreateSchema",
            "beforeConnect",
            "afterConnect");

    static NameReading parse(FlywaySettings settings, String file, List<String> suffixes) {
        String suffix = suffixOf(file, suffixes);
        String stem = file.substring(0, file.length() - suffix.length());
        Prefix prefix = prefixOf(settings, stem);
        if (prefix == null) {
            return new Malformed("no known prefix");
        }
        String rest = stem.substring(prefix.text().length());
        String separator = settings.sqlMigrationSeparator();
        int at = rest.indexOf(separator);
        String version = at < 0 ? rest : rest.substring(0, at);
        String description = at < 0 ? "" : rest.substring(at + separator.length());
        String canonical = prefix.text() + version + (description.isEmpty() ? "" : separator + description) + suffix;
        String words = description.replace('_', ' ');
        if (prefix.kind() == Kind.REPEATABLE || prefix.kind() == Kind.CALLBACK) {
            return version.isEmpty()
                    ? new MigrationName(prefix.kind(), null, words, canonical)
                    : new Malformed("'" + version + "' stands where " + prefix.text() + separator
                            + "description is expected; only versioned migrations carry a version");
        }
        Version parsed = Version.parse(version);
        return parsed != null
                ? new MigrationName(prefix.kind(), parsed, words, canonical)
                : new Malformed(
                        version.isEmpty()
                                ? "the version is missing, as in " + prefix.text() + "1.2" + separator + "description"
                                : "'" + version + "' is not a version; only digits, dots and underscores are");
    }

    /** Whether the name ends in one of the suffixes and has something before it. */
    static boolean hasSuffix(String file, List<String> suffixes) {
        return suffixes.stream().anyMatch(suffix -> endsWith(file, suffix) && file.length() > suffix.length());
    }

    private static String suffixOf(String file, List<String> suffixes) {
        return suffixes.stream()
                .filter(suffix -> endsWith(file, suffix))
                .findFirst()
                .map(suffix -> file.substring(file.length() - suffix.length()))
                .orElse("");
    }

    private static boolean endsWith(String file, String suffix) {
        return file.regionMatches(true, file.length() - suffix.length(), suffix, 0, suffix.length());
    }

    /** The longest prefix wins, so that a callback's name is not taken for a short migration prefix. */
    private static @Nullable Prefix prefixOf(FlywaySettings settings, String stem) {
        Prefix best = null;
        for (Prefix candidate : List.of(
                new Prefix(settings.sqlMigrationPrefix(), Kind.VERSIONED),
                new Prefix(settings.repeatableSqlMigrationPrefix(), Kind.REPEATABLE),
                new Prefix(settings.baselineMigrationPrefix(), Kind.BASELINE))) {
            best = longer(best, candidate, stem);
        }
        for (String event : EVENTS) {
            best = longer(best, new Prefix(event, Kind.CALLBACK), stem);
        }
        return best;
    }

    private static @Nullable Prefix longer(@Nullable Prefix best, Prefix candidate, String stem) {
        boolean matches = stem.startsWith(candidate.text());
        return matches
                        && (best == null
                                || candidate.text().length() > best.text().length())
                ? candidate
                : best;
    }
}
