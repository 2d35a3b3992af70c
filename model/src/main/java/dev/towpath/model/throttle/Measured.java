package dev.towpath.model.throttle;

import java.util.function.Function;

/**
 * The outcome of measuring something.
 *
 * @param <T> what was measured
 */
public sealed interface Measured<T> {
    /** It was measured. */
    record Value<T>(T value) implements Measured<T> {}

    /** There is nothing to measure here: archiving is off, or nobody said how many cores there are. Nothing follows from it. */
    record NotHere<T>() implements Measured<T> {}

    /**
     * There is something, and it could not be read.
     *
     * @param why for people, with what to do about it
     */
    record Unknown<T>(String why) implements Measured<T> {}

    /** This value. */
    static <T> Measured<T> of(T value) {
        return new Value<>(value);
    }

    /** Nothing to measure. */
    static <T> Measured<T> notHere() {
        return new NotHere<>();
    }

    /** Not readable. */
    static <T> Measured<T> unknown(String why) {
        return new Unknown<>(why);
    }

    /** The same about something that follows from the value. */
    default <R> Measured<R> map(Function<T, R> change) {
        return switch (this) {
            case Value<T> measured -> of(change.apply(measured.value()));
            case NotHere<T> none -> notHere();
            case Unknown<T> unknown -> unknown(unknown.why());
        };
    }
}
