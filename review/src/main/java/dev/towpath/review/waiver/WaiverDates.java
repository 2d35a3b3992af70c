package dev.towpath.review.waiver;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** The last days of waivers, as people write them. */
public final class WaiverDates {
    private WaiverDates() {}

    /** The day written as {@code 2027-01-31}; empty when it is none. */
    public static Optional<LocalDate> parse(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
