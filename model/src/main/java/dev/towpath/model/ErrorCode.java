package dev.towpath.model;

/**
 * A stable name for one kind of failure. The name is what crosses Temporal (as the failure's type), what documentation
 * lists and what scripts match; the message is for people and may change.
 */
public enum ErrorCode {
    /** The command line, the configuration or the project folder is wrong; nothing was started. */
    CONFIGURATION(Category.USER, false, ExitCode.USAGE),
    /** A migration of the tool cannot be read, or needs something Towpath refuses to run. */
    CHANGESET_REFUSED(Category.USER, false, ExitCode.REFUSED),
    /** Review or policy refused the plan. */
    PLAN_REFUSED(Category.USER, false, ExitCode.FINDINGS),
    /** A different plan already runs under the same id. */
    PLAN_CONFLICT(Category.CONFLICT, false, ExitCode.REFUSED),
    /** A migration does not take an operator's order as it stands now. */
    ORDER_REFUSED(Category.CONFLICT, false, ExitCode.REFUSED),
    /** The tool's history does not fit its files: changed checksum, failed row, missing file. */
    HISTORY_CONFLICT(Category.CONFLICT, false, ExitCode.REFUSED),
    /** A lock was not granted within its bound. */
    LOCK_TIMEOUT(Category.ENVIRONMENT, true, ExitCode.REFUSED),
    /** The database answered with an error that repeating cannot cure. */
    STATEMENT_FAILED(Category.ENVIRONMENT, false, ExitCode.FAILED),
    /** The database, or the way to it, is gone; it may come back. */
    DATABASE_UNAVAILABLE(Category.ENVIRONMENT, true, ExitCode.TEMPORARY),
    /** The server rejects the user, the password or a privilege. */
    ACCESS_DENIED(Category.ENVIRONMENT, false, ExitCode.REFUSED),
    /** No connection of the migration budget is free. */
    BUDGET_EXHAUSTED(Category.ENVIRONMENT, true, ExitCode.REFUSED),
    /** The catalog does not show what a step must have produced. */
    POSTCONDITION_FAILED(Category.CONFLICT, false, ExitCode.VALIDATION),
    /** Rows, constraints, indexes or history are not as the plan promised. */
    VALIDATION_FAILED(Category.CONFLICT, false, ExitCode.VALIDATION),
    /** Another attempt of the same work took over; this one stopped without effect. */
    FENCED(Category.CONFLICT, true, ExitCode.TEMPORARY),
    /** The worker is shutting down and handed its work back. */
    WORKER_DRAINING(Category.ENVIRONMENT, true, ExitCode.TEMPORARY),
    /** Temporal does not answer. */
    TEMPORAL_UNAVAILABLE(Category.ENVIRONMENT, true, ExitCode.TEMPORARY),
    /** A defect of Towpath. */
    INTERNAL(Category.INTERNAL, false, ExitCode.FAILED);

    /** Who has to act. */
    public enum Category {
        USER,
        ENVIRONMENT,
        CONFLICT,
        INTERNAL
    }

    private final Category category;
    private final boolean retryable;
    private final ExitCode exitCode;

    ErrorCode(Category category, boolean retryable, ExitCode exitCode) {
        this.category = category;
        this.retryable = retryable;
        this.exitCode = exitCode;
    }

    /** Who has to act. */
    public Category category() {
        return category;
    }

    /** Whether the same attempt may succeed later without anybody changing anything. */
    public boolean retryable() {
        return retryable;
    }

    /** What the CLI exits with when a command ends in this failure. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
