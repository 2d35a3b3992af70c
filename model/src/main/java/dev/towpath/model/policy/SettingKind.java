package dev.towpath.model.policy;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the value of a setting is written. All are whole numbers inside: milliseconds, bytes, counts, 0 and 1. */
enum SettingKind {
    /** {@code 20ms}, {@code 10s}, {@code 5m}; inside milliseconds. */
    DURATION,
    /** {@code 64MiB}, {@code 10GiB}; inside bytes. */
    SIZE,
    /** A whole number. */
    NUMBER,
    /** {@code true} or {@code false}. */
    FLAG;

    private static final Pattern SIZE_FORM = Pattern.compile("([0-9]{1,9})(KiB|MiB|GiB|TiB)");

    OptionalLong parse(String text) {
        String value = text.strip();
        return switch (this) {
            case DURATION ->
                value.equals("0")
                        ? OptionalLong.of(0)
                        : DurationText.parse(value).map(Duration::toMillis).stream()
                                .mapToLong(Long::longValue)
                                .findFirst();
            case SIZE -> size(value);
            case NUMBER -> value.matches("[0-9]{1,12}") ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
            case FLAG ->
                switch (value) {
                    case "true" -> OptionalLong.of(1);
                    case "false" -> OptionalLong.of(0);
                    default -> OptionalLong.empty();
                };
        };
    }

    String print(long value) {
        return switch (this) {
            case DURATION -> value == 0 ? "0" : DurationText.print(Duration.ofMillis(value));
            case SIZE -> size(value);
            case NUMBER -> Long.toString(value);
            case FLAG -> value == 0 ? "false" : "true";
        };
    }

    private static OptionalLong size(String text) {
        Matcher matcher = SIZE_FORM.matcher(text);
        if (!matcher.matches()) {
            return text.equals("0") ? OptionalLong.of(0) : OptionalLong.empty();
        }
        int shift = switch (matcher.group(2)) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            default -> 40;
        };
        return OptionalLong.of(Long.parseLong(matcher.group(1)) << shift);
    }

    private static String size(long bytes) {
        String[] units = {"KiB", "MiB", "GiB", "TiB"};
        for (int i = units.length - 1; i >= 0; i--) {
            long unit = 1L << (10 * (i + 1));
            if (bytes > 0 && bytes % unit == 0) {
                return bytes / unit + units[i];
            }
        }
        return bytes == 0 ? "0" : Math.ceilDiv(bytes, 1_024L) + "KiB";
    }
}
