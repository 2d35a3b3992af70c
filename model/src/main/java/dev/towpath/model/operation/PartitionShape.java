package dev.towpath.model.operation;

import org.jspecify.annotations.Nullable;

/**
 * How a table is partitioned, and which part of its parent it is. Both texts are as written, or as the server prints them.
 *
 * @param key of a partitioned table, for example {@code RANGE (at)}; null when it is not partitioned or nobody knows
 * @param bound of a partition, for example {@code FOR VALUES IN (1)} or {@code DEFAULT}; null when it is none or nobody knows
 */
public record PartitionShape(@Nullable String key, @Nullable String bound) {
    /** No partition, and not partitioned. */
    public static final PartitionShape NONE = new PartitionShape(null, null);

    /** Whether it takes the rows that fit no other partition. */
    public boolean isDefault() {
        return bound != null && bound.equalsIgnoreCase("DEFAULT");
    }
}
