package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.Target;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The checked settings of one project by Flyway's own names without the {@code flyway.} in front, each with Flyway's
 * default when absent.
 */
final class FlywaySettings {
    static final String PLACEHOLDERS = "placeholders.";
    /** Names of settings that were present and mean nothing here; for people only. */
    static final String IGNORED = "towpath.ignoredSettings";

    private final SortedMap<String, String> values;

    /** @param values as {@link SettingCheck} left them */
    FlywaySettings(SortedMap<String, String> values) {
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    SortedMap<String, String> values() {
        return values;
    }

    /** Where migrations stand, all as {@code filesystem:} paths relative to the project folder. */
    List<Location> locations() {
        return Location.distinct(
                list(SettingKey.LOCATIONS).stream().map(Location::ofFolder).toList());
    }

    String sqlMigrationPrefix() {
        return text(SettingKey.SQL_MIGRATION_PREFIX);
    }

    String baselineMigrationPrefix() {
        return text(SettingKey.BASELINE_MIGRATION_PREFIX);
    }

    String repeatableSqlMigrationPrefix() {
        return text(SettingKey.REPEATABLE_SQL_MIGRATION_PREFIX);
    }

    String sqlMigrationSeparator() {
        return text(SettingKey.SQL_MIGRATION_SEPARATOR);
    }

    List<String> sqlMigrationSuffixes() {
        return list(SettingKey.SQL_MIGRATION_SUFFIXES);
    }

    boolean validateMigrationNaming() {
        return flag(SettingKey.VALIDATE_MIGRATION_NAMING);
    }

    Charset encoding() {
        return Charset.forName(text(SettingKey.ENCODING));
    }

    boolean placeholderReplacement() {
        return flag(SettingKey.PLACEHOLDER_REPLACEMENT);
    }

    String placeholderPrefix() {
        return text(SettingKey.PLACEHOLDER_PREFIX);
    }

    String placeholderSuffix() {
        return text(SettingKey.PLACEHOLDER_SUFFIX);
    }

    String placeholderSeparator() {
        return text(SettingKey.PLACEHOLDER_SEPARATOR);
    }

    String scriptPlaceholderPrefix() {
        return text(SettingKey.SCRIPT_PLACEHOLDER_PREFIX);
    }

    String scriptPlaceholderSuffix() {
        return text(SettingKey.SCRIPT_PLACEHOLDER_SUFFIX);
    }

    SortedMap<String, String> placeholders() {
        SortedMap<String, String> placeholders = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(PLACEHOLDERS)) {
                placeholders.put(key.substring(PLACEHOLDERS.length()), value);
            }
        });
        return placeholders;
    }

    String environment() {
        return text(SettingKey.ENVIRONMENT);
    }

    String table() {
        return text(SettingKey.TABLE);
    }

    @Nullable
    String tablespace() {
        return values.get(SettingKey.TABLESPACE.key());
    }

    @Nullable
    String installedBy() {
        return values.get(SettingKey.INSTALLED_BY.key());
    }

    /** Where the history table stands and unqualified names go. */
    String historySchema(Target target) {
        String named = values.get(SettingKey.DEFAULT_SCHEMA.key());
        if (named != null) {
            return named;
        }
        List<String> schemas = list(SettingKey.SCHEMAS);
        return schemas.isEmpty() ? target.defaultSchema() : schemas.getFirst();
    }

    /** The schemas Flyway manages, each once, the history's own among them. */
    List<String> managedSchemas(Target target) {
        List<String> schemas = new ArrayList<>(list(SettingKey.SCHEMAS));
        String own = historySchema(target);
        if (!schemas.contains(own)) {
            schemas.addFirst(own);
        }
        return schemas.stream().distinct().toList();
    }

    boolean createSchemas() {
        return flag(SettingKey.CREATE_SCHEMAS);
    }

    Version baselineVersion() {
        Version version = Version.parse(text(SettingKey.BASELINE_VERSION));
        if (version == null) {
            throw new IllegalStateException("settings are checked before they are used");
        }
        return version;
    }

    String baselineDescription() {
        return text(SettingKey.BASELINE_DESCRIPTION);
    }

    boolean baselineOnMigrate() {
        return flag(SettingKey.BASELINE_ON_MIGRATE);
    }

    boolean outOfOrder() {
        return flag(SettingKey.OUT_OF_ORDER);
    }

    boolean mixed() {
        return flag(SettingKey.MIXED);
    }

    boolean group() {
        return flag(SettingKey.GROUP);
    }

    boolean executeInTransaction() {
        return flag(SettingKey.EXECUTE_IN_TRANSACTION);
    }

    boolean validateOnMigrate() {
        return flag(SettingKey.VALIDATE_ON_MIGRATE);
    }

    List<String> ignoreMigrationPatterns() {
        return list(SettingKey.IGNORE_MIGRATION_PATTERNS);
    }

    String target() {
        return text(SettingKey.TARGET);
    }

    private String text(SettingKey key) {
        return values.getOrDefault(key.key(), key.fallback());
    }

    private boolean flag(SettingKey key) {
        return Boolean.parseBoolean(text(key));
    }

    private List<String> list(SettingKey key) {
        return splitList(text(key));
    }

    static List<String> splitList(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
