package dev.towpath.starter.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers, times and strangers' texts, spelled the same everywhere, whatever the machine's locale and zone. */
public final class Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * Control characters, also those above ASCII (a terminal takes U+009B for ESC [), marks that turn the direction of
     * text or cannot be seen, halves of characters, and other ends of lines.
     */
    private static final String STEERING = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]";

    private static final Pattern STEERING_EACH = Pattern.compile(STEERING);
    private static final Pattern STEERING_RUN = Pattern.compile(STEERING + "+");
    private static final Pattern STEERING_BUT_LAYOUT = Pattern.compile("[" + STEERING + "&&[^\\n\\t]]");

    private Words() {}

    /** The same length of text, with a blank for each character that would move the caret or the terminal. */
    public static String inPlace(String text) {
        return STEERING_EACH.matcher(text).replaceAll(" ");
    }

    /** One line without anything that steers a terminal. */
    public static String line(String text) {
        return STEERING_RUN.matcher(text.strip()).replaceAll(" ");
    }

    /** The same for a text whose lines and tabs are kept. */
    public static String block(String text) {
        return STEERING_BUT_LAYOUT
                .matcher(text.replace("\r\n", "\n"))
                .replaceAll(" ")
                .stripTrailing();
    }

    /** {@code 1,234}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 file}, {@code 2 files}. */
    public static String plural(long number, String one) {
        return count(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** {@code 1 h 05 min}, {@code 3 min 20 s}, {@code 4.2 s}, {@code 350 ms}. */
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return Math.max(0, millis) + " ms";
        }
        if (millis < 10_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        }
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3_600, seconds / 60 % 60);
    }

    /** The time of day in UTC. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }
}
