package dev.towpath.model.throttle;

import org.jspecify.annotations.Nullable;

/**
 * A replication slot that is not lost.
 *
 * @param kept bytes of log kept back for it
 * @param spare bytes that can still be written before the server gives the slot up, at least 0; null when it never does
 */
public record SlotReading(String name, long kept, @Nullable Long spare) {}
