package dev.towpath.adapter.plain.convention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the id of a Liquibase changeset.
 *
 * @param endDelimiter null for the semicolon
 * @param dbms names of databases, {@code !} in front of those it does not run on; empty for all
 */
record LiquibaseAttributes(
        boolean runInTransaction,
        boolean splitStatements,
        boolean runsAgain,
        @Nullable String endDelimiter,
        List<String> dbms) {
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z]+)\\s*:\\s*(\"[^\"]*\"|\\S+)");

    LiquibaseAttributes {
        dbms = List.copyOf(dbms);
    }

    static LiquibaseAttributes of(String text) {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Matcher matcher = ATTRIBUTE.matcher(text);
        while (matcher.find()) {
            values.put(matcher.group(1), matcher.group(2).replace("\"", ""));
        }
        return new LiquibaseAttributes(
                flag(values, "runInTransaction", true),
                flag(values, "splitStatements", true),
                flag(values, "runOnChange", false) || flag(values, "runAlways", false),
                delimiter(values.get("endDelimiter")),
                names(values.getOrDefault("dbms", "")));
    }

    boolean runsOn(String engine) {
        if (dbms.isEmpty() || dbms.contains("all") || dbms.contains(engine)) {
            return true;
        }
        return dbms.stream().allMatch(name -> name.startsWith("!")) && !dbms.contains("!" + engine);
    }

    private static boolean flag(Map<String, String> values, String name, boolean fallback) {
        String value = values.get(name);
        return value == null ? fallback : Boolean.parseBoolean(value);
    }

    /** A regular expression beyond a line break in front is nothing a line can be compared with. */
    private static @Nullable String delimiter(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String plain = value.replace("\\n", "").replace("\\r", "").strip();
        return plain.isEmpty() || plain.equals(";") ? null : plain;
    }

    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        for (String name : list.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (!name.isBlank() && !name.strip().equals("none")) {
                names.add(name.strip());
            }
        }
        return names;
    }
}
