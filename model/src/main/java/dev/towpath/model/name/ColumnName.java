package dev.towpath.model.name;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name of a column, folded and without quotes.
 *
 * @param value never empty
 */
public record ColumnName(@JsonValue String value) implements Comparable<ColumnName> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ColumnName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a column needs a name");
        }
    }

    /** A column of this name. */
    public static ColumnName of(String value) {
        return new ColumnName(value);
    }

    @Override
    public int compareTo(ColumnName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
