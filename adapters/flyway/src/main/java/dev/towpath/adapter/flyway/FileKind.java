package dev.towpath.adapter.flyway;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a file's ending makes of it. */
enum FileKind {
    SQL,
    /** Flyway hands it to an interpreter. */
    SHELL_SCRIPT,
    /** The source of a Java migration. */
    SOURCE,
    /** The settings of the script beside it. */
    CONF,
    OTHER;

    static final List<String> SCRIPT_SUFFIXES = List.of(".cmd", ".bat", ".ps1", ".py", ".sh", ".bash");

    private static final Map<String, String> LANGUAGES =
            Map.of(".java", "Java", ".kt", "Kotlin", ".groovy", "Groovy", ".scala", "Scala");

    static FileKind of(FlywaySettings settings, String name) {
        if (MigrationName.hasSuffix(name, settings.sqlMigrationSuffixes())) {
            return SQL;
        }
        String suffix = lastSuffix(name);
        if (suffix.equals(ScriptConf.SUFFIX)) {
            return CONF;
        }
        if (LANGUAGES.containsKey(suffix)) {
            return SOURCE;
        }
        // Without any ending a file is a script to Flyway (outside Windows).
        return suffix.isEmpty() || SCRIPT_SUFFIXES.contains(suffix) ? SHELL_SCRIPT : OTHER;
    }

    /** The programming language of a source or script file, for people. */
    static String language(String name) {
        String suffix = lastSuffix(name);
        return LANGUAGES.getOrDefault(suffix, "shell script" + (suffix.isEmpty() ? "" : " (" + suffix + ")"));
    }

    private static String lastSuffix(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }
}
