package dev.towpath.model;

import org.jspecify.annotations.Nullable;

/**
 * The root of every failure Towpath raises itself. The message says what happened, why, and what to do next, and never
 * holds a secret.
 */
public class TowpathException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** A failure without an underlying cause. */
    public TowpathException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** A failure with the cause that a developer will want to see. */
    public TowpathException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The stable name of this kind of failure. */
    public ErrorCode code() {
        return code;
    }
}
