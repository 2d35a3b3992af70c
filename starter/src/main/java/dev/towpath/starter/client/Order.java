package dev.towpath.starter.client;

import java.util.Locale;

/** What an operator can order. */
public enum Order {
    /** Stop after what runs now. */
    PAUSE,
    /** Go on, or try again. */
    RESUME,
    /** End it forwards. */
    ROLLBACK;

    /** The update's name, which is also the command's. */
    public String command() {
        return name().toLowerCase(Locale.ROOT);
    }
}
