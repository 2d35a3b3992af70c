package dev.towpath.starter.render;

import dev.towpath.model.status.BackfillProgress.SecondsLeft;
import dev.towpath.model.status.FillPace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a backfill goes, in words. */
final class FillText {
    private FillText() {}

    /** {@code 12 s}, or {@code 10 s to 15 s} where the last minutes were uneven. */
    static String left(SecondsLeft left) {
        String shortest = Words.duration(Duration.ofSeconds(left.shortest()));
        String longest = Words.duration(Duration.ofSeconds(left.longest()));
        return shortest.equals(longest) ? shortest : shortest + " to " + longest;
    }

    /** {@code 12 % of the updates in place}: they cost no index a new entry. */
    static Optional<String> inPlace(@Nullable Integer percent) {
        return percent == null ? Optional.empty() : Optional.of(percent + " % of the updates in place");
    }

    /** {@code 2 ranges at once, chunks of 900 rows in 18 ms, 12 % of the updates in place, stood still 12 % for replica-lag, 3 rows set aside}. */
    static Optional<String> pace(int chunkRows, FillPace pace) {
        List<String> parts = new ArrayList<>();
        if (pace.hands() > 1) {
            parts.add(pace.hands() + " ranges at once");
        }
        if (!pace.chunk().isZero()) {
            parts.add("chunks of " + Words.plural(chunkRows, "row") + " in "
                    + Math.max(1, pace.chunk().toMillis()) + " ms");
        }
        inPlace(pace.inPlace()).ifPresent(parts::add);
        String still = pace.throttled().entrySet().stream()
                .filter(share -> share.getValue() > 0)
                .map(share -> share.getValue() + " % for " + Words.line(share.getKey()))
                .collect(Collectors.joining(", "));
        if (!still.isEmpty()) {
            parts.add("stood still " + still);
        }
        if (pace.quarantined() > 0) {
            parts.add(Words.plural(pace.quarantined(), "row") + " set aside");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }
}
