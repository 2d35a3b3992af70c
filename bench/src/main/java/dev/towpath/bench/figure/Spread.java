package dev.towpath.bench.figure;

import java.util.Collection;

/** The least and the greatest of several runs. */
public record Spread(double least, double most) {
    static Spread of(Collection<? extends Number> values) {
        return new Spread(
                values.stream().mapToDouble(Number::doubleValue).min().orElse(0),
                values.stream().mapToDouble(Number::doubleValue).max().orElse(0));
    }
}
