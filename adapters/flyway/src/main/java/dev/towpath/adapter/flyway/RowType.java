package dev.towpath.adapter.flyway;

import org.jspecify.annotations.Nullable;

/** What the history table's {@code type} column may say in Flyway's open edition. */
enum RowType {
    SCHEMA(true, false),
    BASELINE(true, true),
    DELETE(true, false),
    SQL(false, false),
    JDBC(false, false),
    SCRIPT(false, false),
    CUSTOM(false, false),
    SQL_BASELINE(false, true),
    JDBC_BASELINE(false, true);

    private final boolean synthetic;
    private final boolean baseline;

    RowType(boolean synthetic, boolean baseline) {
        this.synthetic = synthetic;
        this.baseline = baseline;
    }

    /** Whether Flyway wrote the row for itself, without a migration behind it. */
    boolean synthetic() {
        return synthetic;
    }

    boolean baseline() {
        return baseline;
    }

    /** The type, older spellings included, or null when the open edition does not know it. */
    static @Nullable RowType of(String text) {
        return switch (text) {
            case "SPRING_JDBC" -> JDBC;
            case "SQL_STATE_SCRIPT" -> SQL_BASELINE;
            case "JDBC_STATE_SCRIPT" -> JDBC_BASELINE;
            default -> {
                for (RowType type : values()) {
                    if (type.name().equals(text)) {
                        yield type;
                    }
                }
                yield null;
            }
        };
    }
}
