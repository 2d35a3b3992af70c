package dev.towpath.review.rule.session;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads time limits as servers do. */
final class TimeLimits {
    private static final Pattern LIMIT = Pattern.compile("(\\d{0,10}(?:\\.\\d{0,10})?)\\s*(us|ms|s|min|h|d)?");

    private TimeLimits() {}

    /**
     * A limit as written.
     *
     * @param seconds whether a number without a unit counts seconds rather than milliseconds
     * @return empty when it cannot be read
     */
    static Optional<Duration> of(String text, boolean seconds) {
        Matcher limit = LIMIT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!limit.matches() || limit.group(1).chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal("0" + limit.group(1));
        String unit = limit.group(2) == null ? (seconds ? "s" : "ms") : limit.group(2);
        BigDecimal milliseconds = switch (unit) {
            case "us" -> new BigDecimal("0.001");
            case "ms" -> BigDecimal.ONE;
            case "s" -> BigDecimal.valueOf(1_000);
            case "min" -> BigDecimal.valueOf(60_000);
            case "h" -> BigDecimal.valueOf(3_600_000);
            default -> BigDecimal.valueOf(86_400_000);
        };
        // A server counts whole milliseconds.
        return Optional.of(Duration.ofMillis(number.multiply(milliseconds)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact()));
    }
}
