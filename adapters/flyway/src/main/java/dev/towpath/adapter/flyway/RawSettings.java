package dev.towpath.adapter.flyway;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings as they stand in configuration files, before anybody judged them.
 *
 * @param values by Flyway's names without the {@code flyway.} in front
 * @param outside names that are no setting of Flyway at all and that Flyway reads over
 */
record RawSettings(SortedMap<String, Value> values, List<String> outside) {
    static final String PREFIX = "flyway.";

    /**
     * One setting's value.
     *
     * @param source the file, or where else it comes from, for messages
     */
    record Value(String text, String source) {
        /** Values may be secrets until they are sorted. */
        @Override
        public String toString() {
            return "a value from " + source;
        }
    }

    RawSettings {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        outside = List.copyOf(outside);
    }

    @Nullable
    String value(String key) {
        Value value = values.get(key);
        return value == null ? null : value.text();
    }
}
