package dev.towpath.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    @Test
    void a_percentile_is_a_value_that_was_measured() {
        double[] thousand = IntStream.rangeClosed(1, 1000).asDoubleStream().toArray();
        assertThat(Arithmetic.percentile(thousand, 0.5)).isEqualTo(500);
        assertThat(Arithmetic.percentile(thousand, 0.99)).isEqualTo(990);
        assertThat(Arithmetic.percentile(thousand, 0.999)).isEqualTo(999);
        assertThat(Arithmetic.percentile(thousand, 1)).isEqualTo(1000);
    }

    @Test
    void a_percentile_of_few_values_is_the_next_larger_one() {
        assertThat(Arithmetic.percentile(new double[] {3, 7}, 0.5)).isEqualTo(3);
        assertThat(Arithmetic.percentile(new double[] {3, 7}, 0.51)).isEqualTo(7);
        assertThat(Arithmetic.percentile(new double[] {3}, 0.01)).isEqualTo(3);
        assertThat(Arithmetic.percentile(new double[0], 0.99)).isZero();
    }

    @Test
    void a_median_is_the_middle_or_between_the_middle_two() {
        assertThat(Arithmetic.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Arithmetic.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
        assertThatThrownBy(() -> Arithmetic.median(List.<Double>of())).isInstanceOf(IllegalArgumentException.class);
    }
}
