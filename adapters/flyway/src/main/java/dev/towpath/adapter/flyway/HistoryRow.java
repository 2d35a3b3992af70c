package dev.towpath.adapter.flyway;

import org.jspecify.annotations.Nullable;

/**
 * One row of the schema history table.
 *
 * @param rank ascending in the order of installing
 * @param version null for repeatable migrations and the schema marker
 */
record HistoryRow(
        int rank,
        @Nullable Version version,
        String description,
        RowType type,
        String script,
        @Nullable Integer checksum,
        boolean success) {
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int LONGEST_SCRIPT = 1000;

    /** Cut as Flyway cuts what its column cannot hold. */
    static String shortDescription(String description) {
        return description.length() <= LONGEST_DESCRIPTION
                ? description
                : description.substring(0, LONGEST_DESCRIPTION - 3) + "...";
    }

    /** Cut as Flyway cuts what its column cannot hold. */
    static String shortScript(String script) {
        return script.length() <= LONGEST_SCRIPT ? script : "..." + script.substring(3, LONGEST_SCRIPT);
    }
}
