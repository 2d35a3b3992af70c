package dev.towpath.review.rule.session;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads time limits as servers do. */
final class TimeLimits {
    private static final Pattern LIMIT = Pattern.compile("(\\d{1,12})(?:\\.\\d+)?\\s*(us|ms|s|min|h|d)?");

    private TimeLimits() {}

    /**
     * A limit as written.
     *
     * @param seconds whether a number without a unit counts seconds rather than milliseconds
     * @return empty when it cannot be read
     */
    static Optional<Duration> of(String text, boolean seconds) {
        Matcher limit = LIMIT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!limit.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(limit.group(1));
        String unit = limit.group(2) == null ? (seconds ? "s" : "ms") : limit.group(2);
        return Optional.of(
                switch (unit) {
                    case "us" -> Duration.ofNanos(number * 1_000);
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "min" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
