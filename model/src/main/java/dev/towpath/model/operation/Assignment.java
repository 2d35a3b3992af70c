package dev.towpath.model.operation;

import org.jspecify.annotations.Nullable;

/**
 * A setting that gets a value.
 *
 * @param scope how long it holds
 * @param name the setting's name in lower case, for example {@code lock_timeout}
 * @param value the value without quotes, or null when it goes back to its default
 */
public record Assignment(Scope scope, String name, @Nullable String value) {
    /** How long a setting holds, or for whom. */
    public enum Scope {
        /** Until the session ends. */
        SESSION,
        /** Until the transaction ends; outside of one it does nothing. */
        TRANSACTION,
        /** For all sessions that begin from now on. */
        SERVER
    }
}
