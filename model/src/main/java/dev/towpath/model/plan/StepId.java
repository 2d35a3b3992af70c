package dev.towpath.model.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a step inside a plan: the changeset's key, a slash, and a number from 1, for example {@code V5/2}.
 *
 * @param value as above
 */
public record StepId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StepId {
        if (!value.contains("/")) {
            throw new IllegalArgumentException("a step is named changeset/number, not " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
