package dev.towpath.adapter.flyway;

import org.jspecify.annotations.Nullable;

/** The settings that decide which migrations exist, what they say and where their history stands. */
enum SettingKey {
    LOCATIONS("locations", Form.LIST, ""),
    SQL_MIGRATION_PREFIX("sqlMigrationPrefix", Form.TEXT, "V"),
    BASELINE_MIGRATION_PREFIX("baselineMigrationPrefix", Form.TEXT, "B"),
    REPEATABLE_SQL_MIGRATION_PREFIX("repeatableSqlMigrationPrefix", Form.TEXT, "R"),
    SQL_MIGRATION_SEPARATOR("sqlMigrationSeparator", Form.TEXT, "__"),
    SQL_MIGRATION_SUFFIXES("sqlMigrationSuffixes", Form.LIST, ".sql"),
    VALIDATE_MIGRATION_NAMING("validateMigrationNaming", Form.FLAG, "false"),
    ENCODING("encoding", Form.CHARSET, "UTF-8"),
    PLACEHOLDER_REPLACEMENT("placeholderReplacement", Form.FLAG, "true"),
    PLACEHOLDER_PREFIX("placeholderPrefix", Form.TEXT, "${"),
    PLACEHOLDER_SUFFIX("placeholderSuffix", Form.TEXT, "}"),
    PLACEHOLDER_SEPARATOR("placeholderSeparator", Form.TEXT, ":"),
    SCRIPT_PLACEHOLDER_PREFIX("scriptPlaceholderPrefix", Form.TEXT, "FP__"),
    SCRIPT_PLACEHOLDER_SUFFIX("scriptPlaceholderSuffix", Form.TEXT, "__"),
    ENVIRONMENT("environment", Form.TEXT, "default"),
    TABLE("table", Form.TEXT, "flyway_schema_history"),
    TABLESPACE("tablespace", Form.TEXT, ""),
    INSTALLED_BY("installedBy", Form.TEXT, ""),
    DEFAULT_SCHEMA("defaultSchema", Form.TEXT, ""),
    SCHEMAS("schemas", Form.LIST, ""),
    CREATE_SCHEMAS("createSchemas", Form.FLAG, "true"),
    BASELINE_VERSION("baselineVersion", Form.VERSION, "1"),
    BASELINE_DESCRIPTION("baselineDescription", Form.TEXT, "<< Flyway Baseline >>"),
    BASELINE_ON_MIGRATE("baselineOnMigrate", Form.FLAG, "false"),
    OUT_OF_ORDER("outOfOrder", Form.FLAG, "false"),
    MIXED("mixed", Form.FLAG, "false"),
    GROUP("group", Form.FLAG, "false"),
    EXECUTE_IN_TRANSACTION("executeInTransaction", Form.FLAG, "true"),
    VALIDATE_ON_MIGRATE("validateOnMigrate", Form.FLAG, "true"),
    IGNORE_MIGRATION_PATTERNS("ignoreMigrationPatterns", Form.PATTERNS, "*:future"),
    TARGET("target", Form.TARGET, "latest"),
    FAIL_ON_MISSING_LOCATIONS("failOnMissingLocations", Form.FLAG, "false"),
    /** Leaves scripts out that Flyway would run around migrations; Towpath's own. */
    IGNORE_CALLBACKS("towpath.ignoreCallbacks", Form.FLAG, "false"),
    /** Vouches that placeholders named like secrets hold none; Towpath's own. */
    PLACEHOLDERS_ARE_NOT_SECRET("towpath.placeholdersAreNotSecret", Form.FLAG, "false");

    /** What a value must look like. */
    enum Form {
        TEXT,
        LIST,
        FLAG,
        CHARSET,
        VERSION,
        TARGET,
        PATTERNS
    }

    private final String key;
    private final Form form;
    private final String fallback;

    SettingKey(String key, Form form, String fallback) {
        this.key = key;
        this.form = form;
        this.fallback = fallback;
    }

    String key() {
        return key;
    }

    Form form() {
        return form;
    }

    /** Flyway's default. */
    String fallback() {
        return fallback;
    }

    static @Nullable SettingKey of(String key) {
        for (SettingKey setting : values()) {
            if (setting.key.equals(key)) {
                return setting;
            }
        }
        return null;
    }
}
