package dev.towpath.activity.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.activity.ledger.FillRange;
import dev.towpath.engine.spi.server.Chunks.Key;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RangeChoiceTest {
    private static FillRange range(int number, int owner, long left, boolean done) {
        return new FillRange(number, 1, null, new Key(List.of("9")), null, left, 0, owner, 1, done);
    }

    private static RangeChoice choose(int hand, int hands, FillRange... ranges) {
        return RangeChoice.of(List.of(ranges), hand, hands, 100, Set.of());
    }

    @Test
    void a_hand_goes_on_with_its_own_range_before_all_others() {
        FillRange own = range(2, 1, 5, false);

        assertThat(choose(1, 2, range(0, FillRange.NOBODY, 900, false), range(1, 0, 900, false), own))
                .isEqualTo(new RangeChoice.Take(own));
    }

    @Test
    void then_it_takes_what_nobody_works_on_and_what_hands_left_behind_that_are_no_more() {
        FillRange free = range(1, FillRange.NOBODY, 5, false);
        FillRange left = range(2, 3, 5, false);

        assertThat(choose(0, 2, range(0, 1, 900, false), free)).isEqualTo(new RangeChoice.Take(free));
        assertThat(choose(0, 2, range(0, 1, 900, false), left)).isEqualTo(new RangeChoice.Take(left));
    }

    @Test
    void then_it_splits_the_range_with_the_most_rows_left_if_that_is_worth_it() {
        FillRange large = range(1, 2, 500, false);

        assertThat(choose(0, 4, range(0, 1, 300, false), large, range(3, 3, 9_000, true)))
                .isEqualTo(new RangeChoice.Split(large));
        assertThat(choose(0, 4, range(0, 1, 100, false))).isEqualTo(new RangeChoice.Nothing());
        assertThat(RangeChoice.of(List.of(large), 0, 4, 100, Set.of(1))).isEqualTo(new RangeChoice.Nothing());
    }

    @Test
    void nothing_is_left_of_ranges_that_are_done() {
        assertThat(choose(0, 1, range(0, 0, 9_000, true))).isEqualTo(new RangeChoice.Nothing());
        assertThat(choose(0, 1)).isEqualTo(new RangeChoice.Nothing());
    }
}
