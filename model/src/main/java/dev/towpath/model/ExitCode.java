package dev.towpath.model;

/** The exit codes of the {@code towpath} command: a stable contract with CI. */
public enum ExitCode {
    OK(0),
    FAILED(1),
    USAGE(2),
    CHANGES_PENDING(3),
    APPROVAL_REQUIRED(4),
    FINDINGS(5),
    PAUSED(6),
    VALIDATION(7),
    REFUSED(8),
    ROLLED_BACK(9),
    TEMPORARY(75);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The process exit status, 0 to 125. */
    public int code() {
        return code;
    }
}
