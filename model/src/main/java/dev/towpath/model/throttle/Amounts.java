package dev.towpath.model.throttle;

import java.time.Duration;
import java.util.Locale;

/** Times and sizes as people read them. */
public final class Amounts {
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

    private Amounts() {}

    /** Such as {@code 350 ms}, {@code 14 s}, {@code 42 min}, {@code 5 h}; always rounded down. */
    public static String time(Duration time) {
        if (time.toMillis() < 1_000) {
            return time.toMillis() + " ms";
        }
        if (time.toSeconds() < 120) {
            return time.toSeconds() + " s";
        }
        return time.toMinutes() < 120 ? time.toMinutes() + " min" : time.toHours() + " h";
    }

    /** Such as {@code 512 B}, {@code 1.5 MiB}, {@code 10 GiB}. */
    public static String size(long bytes) {
        if (bytes < 1_024) {
            return bytes + " B";
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= 1_024 && unit < UNITS.length - 1) {
            amount /= 1_024;
            unit++;
        }
        String text = String.format(Locale.ROOT, amount < 100 ? "%.1f" : "%.0f", amount);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " " + UNITS[unit];
    }
}
