package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.folder.Problems;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A script's own settings, from the file with its name and {@code .conf} behind it.
 *
 * @param executeInTransaction null when not set; so the others
 */
record ScriptConf(
        @Nullable Boolean executeInTransaction,
        @Nullable Boolean placeholderReplacement,
        @Nullable String encoding) {
    static final String SUFFIX = ".conf";
    static final ScriptConf NONE = new ScriptConf(null, null, null);

    static ScriptConf read(String file, String text, Problems problems) {
        SortedMap<String, String> values = ConfText.read(Checksum.withoutByteOrderMark(text));
        for (String key : values.keySet()) {
            switch (key) {
                case "executeInTransaction", "placeholderReplacement" -> checkFlag(file, key, values, problems);
                case "encoding" -> {}
                case "shouldExecute" ->
                    problems.add(file + ": shouldExecute is not in Flyway's open edition. Remove it.");
                default ->
                    problems.add(file + ": unknown script setting '" + key
                            + "'. Use executeInTransaction, placeholderReplacement or encoding.");
            }
        }
        return new ScriptConf(
                flag(values.get("executeInTransaction")),
                flag(values.get("placeholderReplacement")),
                values.get("encoding"));
    }

    private static void checkFlag(String file, String key, SortedMap<String, String> values, Problems problems) {
        String value = values.get(key);
        if (!"true".equals(value) && !"false".equals(value)) {
            problems.add(file + ": " + key + " = '" + value + "' is neither true nor false.");
        }
    }

    private static @Nullable Boolean flag(@Nullable String value) {
        return value == null ? null : Boolean.valueOf(value);
    }
}
