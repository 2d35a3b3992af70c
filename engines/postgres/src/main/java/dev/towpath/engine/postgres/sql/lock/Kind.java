package dev.towpath.engine.postgres.sql.lock;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which of the kinds an operation distinguishes a row is about. A test finds kinds that no row is about.
 *
 * @param property where the operation says its kind
 * @param values the kinds
 */
record Kind<T, E extends Enum<E>>(Function<T, E> property, List<E> values) {
    Kind {
        values = List.copyOf(values);
    }

    boolean has(T operation) {
        return values.contains(property.apply(operation));
    }

    /** For people. */
    String display() {
        return values.stream()
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}
