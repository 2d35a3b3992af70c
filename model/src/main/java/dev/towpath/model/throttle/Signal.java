package dev.towpath.model.throttle;

/**
 * What one measurement asks of a fill.
 *
 * @param name stable; for limits that can be set, the last part of the setting's key, such as {@code replica-lag}
 * @param reason for people, with numbers: {@code replica reporting-1 is 14 s behind (limit 10 s)}
 */
public record Signal(String name, Level level, String reason) {}
