package dev.towpath.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.towpath.bench.figure.Measured.RowLock;
import dev.towpath.bench.figure.Measured.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Load BUSY = new Load(300);

    @Test
    void compares_with_the_single_update_of_the_same_round_and_load() {
        List<Figures> figures = Figures.of(List.of(
                Sample.measured("one-update", Load.QUIET, 0, 1.0),
                Sample.measured("towpath-1", Load.QUIET, 0, 1.5),
                Sample.measured("one-update", BUSY, 0, 2.0),
                Sample.measured("towpath-1", BUSY, 0, 2.2),
                Sample.measured("one-update", BUSY, 1, 4.0),
                Sample.measured("towpath-1", BUSY, 1, 4.2),
                Sample.measured("one-update", BUSY, 2, 1.0),
                Sample.measured("towpath-1", BUSY, 2, 3.0)));
        assertThat(figures)
                .extracting(Figures::name)
                .containsExactly("one-update", "towpath-1", "one-update", "towpath-1");
        assertThat(figures).extracting(Figures::ratio).containsExactly(1.0, 1.5, 1.0, 1.1);
        Figures busy = figures.get(3);
        assertThat(busy.runs()).isEqualTo(3);
        assertThat(busy.seconds()).isEqualTo(3.0);
        assertThat(busy.secondsSpread()).isEqualTo(new Spread(2.2, 4.2));
        assertThat(busy.ratioSpread()).isEqualTo(new Spread(1.05, 3.0));
    }

    @Test
    void has_no_ratio_where_there_is_nothing_to_compare_with() {
        Figures alone = Figures.of(List.of(Sample.measured("towpath-1", Load.QUIET, 0, 1.5)))
                .getFirst();
        assertThat(alone.ratio()).isNull();
        assertThat(alone.ratioSpread()).isNull();
        assertThat(alone.application()).isNull();
    }

    @Test
    void tells_the_worst_of_what_should_not_happen_and_the_middle_of_the_rest() {
        Figures both = Figures.of(List.of(run(0, 1, 10, 0), run(1, 3, 30, 5), run(2, 2, 20, 0)))
                .getFirst();
        assertThat(both.longestRowLockMs()).isEqualTo(30);
        assertThat(both.rowsMissed()).isEqualTo(5);
        assertThat(both.rowsWrong()).isEqualTo(5);
        assertThat(both.application()).isEqualTo(new Latency(2, 2, 2, 2, 30, 6, 3));
        assertThat(both.maxSpread()).isEqualTo(new Spread(1, 3));
        assertThat(both.walBytesPerRow()).isEqualTo(7);
    }

    @Test
    void a_result_is_right_when_only_the_way_that_is_known_for_it_misses_rows() {
        Result result = Sample.result();
        assertThat(result.right("limit-offset")).isTrue();
        assertThat(result.right("trigger-touch")).isFalse();
    }

    @Test
    void a_result_is_not_right_when_any_row_is_wrong() {
        Measured wrong = run(0, 1, 10, 3);
        Result result = new Result(Sample.result().machine(), List.of(10L), List.of(), Figures.of(List.of(wrong)));
        assertThat(result.right(wrong.way())).isFalse();
    }

    private static Measured run(int round, double millis, double lock, long bad) {
        Latency latency = new Latency(millis, millis, millis, millis, 10, 2, 1);
        return new Measured(
                "w", 10, BUSY, round, 1, 10, latency, 70, 10, new RowLock(lock, Source.CLIENT), bad, bad, null);
    }
}
