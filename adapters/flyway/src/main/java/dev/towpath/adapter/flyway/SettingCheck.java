package dev.towpath.adapter.flyway;

import dev.towpath.adapter.spi.folder.Problems;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sorts raw settings into those that count, those that may be left aside, and problems. */
final class SettingCheck {
    /** Flyway replaces these by environment variables or values of secret stores when it reads its configuration. */
    private static final Pattern RESOLVED_ELSEWHERE = Pattern.compile("\\$\\{[A-Za-z0-9_.:/-]+}");

    private static final Pattern LOOKS_SECRET =
            Pattern.compile("passw|passphrase|secret|token|credential|api_?key|private_?key|pwd");

    private final Problems problems;
    private final SortedMap<String, String> kept = new TreeMap<>();
    private final SortedSet<String> ignored = new TreeSet<>();

    private SettingCheck(Problems problems) {
        this.problems = problems;
    }

    /** The settings that count, defaults left out. */
    static SortedMap<String, String> check(RawSettings raw, Problems problems) {
        SettingCheck check = new SettingCheck(problems);
        boolean vouched = Boolean.parseBoolean(raw.value(SettingKey.PLACEHOLDERS_ARE_NOT_SECRET.key()));
        raw.values().forEach((key, value) -> check.one(key, value.text(), value.source(), vouched));
        check.ignored.addAll(raw.outside());
        if (!check.ignored.isEmpty()) {
            check.kept.put(FlywaySettings.IGNORED, String.join(",", check.ignored));
        }
        return check.kept;
    }

    private void one(String key, String value, String source, boolean vouched) {
        SettingKey setting = SettingKey.of(key);
        boolean placeholder = key.startsWith(FlywaySettings.PLACEHOLDERS);
        if (setting == null && !placeholder) {
            notUsed(key, value, source);
            return;
        }
        if (RESOLVED_ELSEWHERE.matcher(value).find() && !isMark(setting)) {
            problems.add(source + ": " + key + " refers to an environment variable or a secret store (" + value
                    + "), which a plan cannot carry. Give the value itself as an override.");
            return;
        }
        if (placeholder) {
            placeholder(key, value, source, vouched);
        } else if (setting != null) {
            String wrong = wrong(setting.form(), value);
            if (wrong != null) {
                problems.add(source + ": " + key + " = '" + value + "' " + wrong);
            } else if (!value.equals(setting.fallback())) {
                kept.put(key, value);
            }
        }
    }

    private void notUsed(String key, String value, String source) {
        String refusal = OtherKeys.refusal(key, value);
        if (refusal != null) {
            problems.add(source + ": " + key + " is not supported: " + refusal
                    + ". Remove it, or switch it off with the override " + key + "= (empty).");
        } else if (OtherKeys.irrelevant(key) || OtherKeys.refusable(key)) {
            ignored.add(key);
        } else {
            String nearest = OtherKeys.nearest(key);
            problems.add(source + ": unknown setting '" + key + "'."
                    + (nearest == null ? " Remove it." : " Did you mean '" + nearest + "'?"));
        }
    }

    private void placeholder(String key, String value, String source, boolean vouched) {
        String name = key.substring(FlywaySettings.PLACEHOLDERS.length());
        if (LOOKS_SECRET.matcher(name.toLowerCase(Locale.ROOT)).find() && !vouched) {
            problems.add(
                    source + ": the placeholder '" + name + "' is named like a secret, and a plan keeps the text of"
                            + " every statement. Move the secret out of the migrations, or, if it is none: --set "
                            + SettingKey.PLACEHOLDERS_ARE_NOT_SECRET.key()
                            + "=true, or the same below project.settings in towpath.yaml.");
        } else {
            kept.put(key, value);
        }
    }

    /** The marks of placeholders may look like a reference themselves. */
    private static boolean isMark(@Nullable SettingKey setting) {
        return setting == SettingKey.PLACEHOLDER_PREFIX || setting == SettingKey.PLACEHOLDER_SUFFIX;
    }

    /** What is wrong with a value of this form, or null. */
    private static @Nullable String wrong(SettingKey.Form form, String value) {
        return switch (form) {
            case TEXT -> value.isEmpty() ? "is empty. Remove it to get the default." : null;
            case LIST -> null;
            case FLAG -> value.equals("true") || value.equals("false") ? null : "is neither true nor false.";
            case CHARSET -> charset(value) ? null : "is not an encoding this Java knows, such as UTF-8.";
            case VERSION -> Version.parse(value) == null ? "is not a version, such as 1.2." : null;
            case TARGET ->
                TargetVersion.parse(value) == null
                        ? "is not a target: a version, a version with '?', latest, next or current."
                        : null;
            case PATTERNS -> IgnorePatterns.firstBad(value);
        };
    }

    private static boolean charset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
