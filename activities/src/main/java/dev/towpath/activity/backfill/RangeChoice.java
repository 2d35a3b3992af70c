package dev.towpath.activity.backfill;

import dev.towpath.activity.ledger.FillRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which range a hand works on next. Hands are known by their numbers, and each number lives once at a time: what a hand
 * owns is its own to go on with, whatever became of the worker before. What hands above the present number own was left
 * behind when there were more.
 */
sealed interface RangeChoice {
    /** This one, as a whole. */
    record Take(FillRange range) implements RangeChoice {}

    /** The second half of this one, on which another hand works. */
    record Split(FillRange range) implements RangeChoice {}

    /** None is left that is worth it. */
    record Nothing() implements RangeChoice {}

    /**
     * Decides.
     *
     * @param hand who asks, from 0
     * @param hands how many there are now
     * @param splitAbove ranges with fewer rows left are not worth splitting
     * @param whole numbers of ranges that turned out to have no middle
     */
    static RangeChoice of(List<FillRange> ranges, int hand, int hands, long splitAbove, Set<Integer> whole) {
        List<FillRange> open = ranges.stream().filter(range -> !range.done()).toList();
        return first(open.stream().filter(range -> range.owner() == hand).toList())
                .or(() -> first(open.stream()
                        .filter(range -> range.owner() == FillRange.NOBODY || range.owner() >= hands)
                        .toList()))
                .<RangeChoice>map(Take::new)
                .or(() -> open.stream()
                        .filter(range -> range.rowsLeft() > splitAbove && !whole.contains(range.number()))
                        .max(Comparator.comparingLong(FillRange::rowsLeft))
                        .map(Split::new))
                .orElseGet(Nothing::new);
    }

    private static Optional<FillRange> first(List<FillRange> ranges) {
        return ranges.stream().findFirst();
    }
}
