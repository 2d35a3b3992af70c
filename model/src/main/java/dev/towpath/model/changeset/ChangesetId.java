package dev.towpath.model.changeset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The stable key of a changeset inside its tool: for Flyway {@code V5}, {@code V2.1}, {@code R:refresh views} or
 * {@code B3}. It survives a renamed description, and two changesets of one changelog never share it.
 *
 * @param key never empty, at most 500 characters
 */
public record ChangesetId(@JsonValue String key) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChangesetId {
        if (key.isEmpty() || key.length() > 500) {
            throw new IllegalArgumentException("a changeset key has 1 to 500 characters, not " + key.length());
        }
    }

    /** The changeset with this key. */
    public static ChangesetId of(String key) {
        return new ChangesetId(key);
    }

    @Override
    public String toString() {
        return key;
    }
}
