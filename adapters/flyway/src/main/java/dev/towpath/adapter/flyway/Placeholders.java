package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.Target;
import dev.towpath.adapter.spi.folder.Problems;
import dev.towpath.model.changeset.LineIndex;
import dev.towpath.model.changeset.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces placeholders in the whole text of a file, comments and quoted strings included. Names ignore case; a value
 * is not searched again.
 */
final class Placeholders {
    /**
     * What stands for Flyway's time of running, which a pure function cannot know. A repeatable migration that uses it
     * to be run every time is run when its text changes.
     */
    static final String FIXED_TIMESTAMP = "1970-01-01 00:00:00";

    private final String prefix;
    private final String suffix;
    private final String filenameKey;
    private final Map<String, String> values;

    private Placeholders(String prefix, String suffix, String filenameKey, Map<String, String> values) {
        this.prefix = prefix;
        this.suffix = suffix;
        this.filenameKey = filenameKey;
        this.values = values;
    }

    /** Those of SQL files. */
    static Placeholders forSql(FlywaySettings settings, Target target) {
        return of(settings, target, settings.placeholderPrefix(), settings.placeholderSuffix());
    }

    /** Those of shell scripts, which have marks of their own. */
    static Placeholders forScripts(FlywaySettings settings, Target target) {
        return of(settings, target, settings.scriptPlaceholderPrefix(), settings.scriptPlaceholderSuffix());
    }

    private static Placeholders of(FlywaySettings settings, Target target, String prefix, String suffix) {
        String own = lower("flyway" + settings.placeholderSeparator());
        Map<String, String> values = new HashMap<>();
        settings.placeholders().forEach((name, value) -> values.put(lower(name), value));
        values.put(own + "defaultschema", settings.historySchema(target));
        values.put(own + "database", target.database());
        values.put(own + "user", target.user());
        values.put(own + "table", settings.table());
        values.put(own + "environment", settings.environment());
        values.put(own + "timestamp", FIXED_TIMESTAMP);
        values.put(own + "workingdirectory", ".");
        return new Placeholders(prefix, suffix, own + "filename", values);
    }

    /**
     * The file as Flyway would send it.
     *
     * @param file path relative to the project folder
     * @param original without a byte-order mark
     * @param ownName what the {@code filename} placeholder stands for
     */
    Script replace(String file, String original, String ownName, Problems problems) {
        StringBuilder text = new StringBuilder(original.length());
        List<Script.Replacement> replacements = new ArrayList<>();
        int from = 0;
        int open = opening(original, 0);
        while (open >= 0) {
            text.append(original, from, open);
            int close = original.indexOf(suffix, open + prefix.length());
            if (close < 0) {
                problems.add(at(file, original, open) + ": the placeholder beginning with " + prefix
                        + " never ends with " + suffix + ". Close it, or switch placeholderReplacement off.");
                return Script.verbatim(file, original);
            }
            from = close + suffix.length();
            String name = original.substring(open + prefix.length(), close);
            String value = value(name, ownName);
            if (value == null) {
                problems.add(missing(at(file, original, open), name));
                value = "";
            }
            replacements.add(new Script.Replacement(text.length(), value.length(), from - open));
            text.append(value);
            open = opening(original, from);
        }
        if (replacements.isEmpty()) {
            return Script.verbatim(file, original);
        }
        return new Script(file, text.append(original, from, original.length()).toString(), original, replacements);
    }

    /**
     * Where the next placeholder begins, or -1. Flyway passes over a beginning that turns out wrong together with the
     * character that made it wrong, so that <code>$${a}</code> holds no placeholder and <code>$$${a}</code> one.
     */
    private int opening(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int matched = 0;
            while (matched < prefix.length()
                    && at + matched < text.length()
                    && text.charAt(at + matched) == prefix.charAt(matched)) {
                matched++;
            }
            if (matched == prefix.length()) {
                return at;
            }
            at += matched + 1;
        }
        return -1;
    }

    private @Nullable String value(String name, String ownName) {
        String key = lower(name);
        return key.equals(filenameKey) ? ownName : values.get(key);
    }

    private String missing(String where, String name) {
        String shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        return where + ": no value for the placeholder " + prefix + shown + suffix + ". Set placeholders." + shown
                + ", or switch placeholderReplacement off for this file.";
    }

    private static String at(String file, String original, int offset) {
        return new LineIndex(Script.verbatim(file, original)).at(offset).toString();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
