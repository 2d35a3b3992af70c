package dev.towpath.model.status;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one hand of a running backfill goes.
 *
 * @param hand which one, from 0
 * @param hands how many fill the table together
 * @param slowest rows a second in the slowest of the last stretches of time
 * @param fastest rows a second in the fastest of them
 * @param chunk how long nine of ten chunks took at most
 * @param throttled percent of this attempt's time it stood still, by the signal that stopped it
 * @param waiting what it waits for now, or null
 * @param quarantined rows of the whole fill that were set aside
 * @param inPlace percent of the updated rows that cost no index a new entry, as far as this attempt looked; null when nobody
 *     can tell
 */
public record FillPace(
        int hand,
        int hands,
        double slowest,
        double fastest,
        Duration chunk,
        SortedMap<String, Integer> throttled,
        @Nullable String waiting,
        long quarantined,
        @Nullable Integer inPlace) {
    /** Of several hands together: rates add up, and it stands still where all of them do. */
    static FillPace together(List<FillPace> hands) {
        FillPace first = hands.getFirst();
        SortedMap<String, Integer> throttled = new TreeMap<>();
        hands.forEach(hand -> hand.throttled.forEach((signal, percent) -> throttled.merge(signal, percent, Math::max)));
        boolean allWait = hands.stream().allMatch(hand -> hand.waiting != null);
        return new FillPace(
                first.hand,
                hands.size(),
                hands.stream().mapToDouble(FillPace::slowest).sum(),
                hands.stream().mapToDouble(FillPace::fastest).sum(),
                hands.stream().map(FillPace::chunk).max(Duration::compareTo).orElse(Duration.ZERO),
                throttled,
                allWait ? first.waiting : null,
                hands.stream().mapToLong(FillPace::quarantined).max().orElse(0),
                inPlace(hands));
    }

    /** They look about equally often. */
    private static @Nullable Integer inPlace(List<FillPace> hands) {
        OptionalDouble mean = hands.stream()
                .map(FillPace::inPlace)
                .filter(Objects::nonNull)
                .mapToInt(percent -> percent)
                .average();
        return mean.isEmpty() ? null : (int) Math.round(mean.getAsDouble());
    }

    /** What another version wrote may lack some of it. */
    public FillPace {
        chunk = Objects.requireNonNullElse(chunk, Duration.ZERO);
        throttled = throttled == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(throttled));
    }
}
