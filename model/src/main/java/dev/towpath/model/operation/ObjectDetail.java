package dev.towpath.model.operation;

import java.util.List;

/** What is known of a new object beyond its kind and name. */
public sealed interface ObjectDetail {
    /** Nothing, or nothing that matters. */
    ObjectDetail NONE = new None();

    /** Nothing. */
    record None() implements ObjectDetail {}

    /**
     * A domain.
     *
     * @param type its base type as written
     * @param constrained whether values are held to a check or to NOT NULL
     */
    record Domain(String type, boolean constrained) implements ObjectDetail {}

    /** An enumeration with its values in order. */
    record Enumeration(List<String> values) implements ObjectDetail {
        public Enumeration {
            values = List.copyOf(values);
        }
    }
}
