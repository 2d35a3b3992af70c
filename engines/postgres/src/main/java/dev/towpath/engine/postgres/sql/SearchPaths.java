package dev.towpath.engine.postgres.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where unqualified names go after a setting of the session. */
final class SearchPaths {
    private static final Pattern SEARCH_PATH = Pattern.compile(
            "search_path'?\\s*(?:=|TO|,)\\s*(.*?)(?:,\\s*(?:true|false)\\s*\\))?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern RESETS_PATH = Pattern.compile(
            "^\\s*RESET\\s+(?:ALL|search_path)\\b|search_path\\s*(?:=|TO)\\s*DEFAULT\\s*$", Pattern.CASE_INSENSITIVE);

    private SearchPaths() {}

    /** The first schema of the path, {@code home} when it is reset, or null when the setting is about something else. */
    static @Nullable String after(String setting, String home) {
        if (RESETS_PATH.matcher(setting).find()) {
            return home;
        }
        Matcher matcher = SEARCH_PATH.matcher(setting);
        if (!matcher.find()) {
            return null;
        }
        String value = matcher.group(1).replaceFirst("\\)\\s*$", "");
        for (String element : value.split(",", -1)) {
            String name = element.strip().replaceAll("^'|'$", "").strip();
            if (!name.isEmpty() && !name.contains("$user")) {
                return PostgresNames.fold(name);
            }
        }
        return null;
    }
}
