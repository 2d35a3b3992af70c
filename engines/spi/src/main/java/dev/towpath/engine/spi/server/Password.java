package dev.towpath.engine.spi.server;

/**
 * A password on its way to a driver. It has no place in payloads, logs or failures, so it prints as a mask and is not a
 * record.
 */
public final class Password {
    /** For servers that ask for none. */
    public static final Password NONE = new Password("");

    private final String value;

    private Password(String value) {
        this.value = value;
    }

    /** Wraps a password as soon as it is read. */
    public static Password of(String value) {
        return new Password(value);
    }

    /** The secret itself, for the driver only. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "********";
    }
}
