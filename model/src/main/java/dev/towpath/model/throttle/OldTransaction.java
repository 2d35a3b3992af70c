package dev.towpath.model.throttle;

import java.time.Duration;

/**
 * What keeps dead rows of this database from being cleaned up for the longest.
 *
 * @param holder for people, such as {@code session 4711 (reports, idle in transaction)}
 * @param age how long already; at least so long when the beginning was not seen
 */
public record OldTransaction(String holder, Duration age) {}
