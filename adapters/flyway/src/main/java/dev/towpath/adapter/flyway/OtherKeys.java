package dev.towpath.adapter.flyway;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Flyway's settings that Towpath does not use: some it may leave aside, some it must refuse. */
final class OtherKeys {
    /** How Flyway connects, logs and reports, and the commands of its paid editions: no effect on changesets. */
    private static final Set<String> IRRELEVANT = Set.of(
            "url",
            "user",
            "password",
            "token",
            "driver",
            "connectRetries",
            "connectRetriesInterval",
            "licenseKey",
            "email",
            "cleanDisabled",
            "cleanOnValidationError",
            "configFiles",
            "configFileEncoding",
            "configurations",
            "jarDirs",
            "lockRetryCount",
            "loggers",
            "outputType",
            "outputFile",
            "outputProgress",
            "outputLogsInJson",
            "outputQueryResults",
            "reportEnabled",
            "reportFilename",
            "color",
            "workingDirectory",
            "communityDBSupportEnabled",
            "undoSqlMigrationPrefix",
            "stream",
            "batch",
            "kerberosConfigFile",
            "conjurUrl",
            "powershellExecutable",
            "provisionMode",
            "environmentProvisionMode",
            "displayName",
            "provisioner",
            "skipDefaultCallbacks",
            "failOnMissingTarget",
            "cleanMode",
            "edition",
            "check",
            "diff",
            "model",
            "schemaModelLocation",
            "schemaModelSchemas",
            "buildEnvironment");

    /** Tables of settings that belong to other databases, secret stores, resolvers and paid commands. */
    private static final List<String> IRRELEVANT_TABLES = List.of(
            "jdbcProperties.",
            "plugins.",
            "check.",
            "diff.",
            "diffText.",
            "model.",
            "generate.",
            "prepare.",
            "deploy.",
            "snapshot.",
            "init.",
            "add.",
            "undo.",
            "migrate.",
            "postgresql.",
            "oracle.",
            "sqlserver.",
            "vault.",
            "dapr.",
            "gcsm.",
            "awsSecretsManager.",
            "resolvers.",
            "propertyResolvers.",
            "clean.",
            "sqlfluff.",
            "code.",
            "rg.",
            "redgate.",
            "reports.",
            "mongodb.");

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("cherryPick", "Flyway's open edition does not have it"),
            Map.entry("shouldExecute", "Flyway's open edition does not have it"),
            Map.entry("dryRunOutput", "Flyway's open edition does not have it; use towpath plan"),
            Map.entry("errorOverrides", "Flyway's open edition does not have it"),
            Map.entry("skipDefaultResolvers", "it would hide the SQL migrations"),
            Map.entry("resolvers", "Towpath does not load Java classes to find migrations"),
            Map.entry("migrationResolvers", "Towpath does not load Java classes to find migrations"),
            Map.entry("callbacks", "Towpath does not run Java callbacks"),
            Map.entry("callbackLocations", "Towpath does not run callbacks"),
            Map.entry("initSql", "Towpath does not run it on its connections"),
            Map.entry("skipExecutingMigrations", "it would record migrations that never ran"),
            Map.entry("detectEncoding", "guessing can change what a migration says; set encoding instead"));

    private OtherKeys() {}

    static boolean irrelevant(String key) {
        return IRRELEVANT.contains(key) || IRRELEVANT_TABLES.stream().anyMatch(key::startsWith);
    }

    /** Why this setting is refused when it has this value, or null when it may stand. Empty and false switch it off. */
    static @Nullable String refusal(String key, String value) {
        String why = REFUSED.get(key);
        return why == null || value.isBlank() || value.equalsIgnoreCase("false") ? null : why;
    }

    static boolean refusable(String key) {
        return REFUSED.containsKey(key);
    }

    /** The known key that is nearest to an unknown one, or null when none is near. */
    static @Nullable String nearest(String unknown) {
        Set<String> known = new TreeSet<>(IRRELEVANT);
        known.addAll(REFUSED.keySet());
        for (SettingKey key : SettingKey.values()) {
            known.add(key.key());
        }
        String best = null;
        int bound = Math.max(2, unknown.length() / 3);
        for (String candidate : known) {
            int distance = distance(unknown, candidate);
            if (distance <= bound) {
                bound = distance - 1;
                best = candidate;
            }
        }
        return best;
    }

    /** How many single-character insertions, deletions and changes lie between two words, case aside. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + (same ? 0 : 1));
            }
            above = row;
        }
        return above[b.length()];
    }
}
