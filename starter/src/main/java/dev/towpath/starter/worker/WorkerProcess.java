package dev.towpath.starter.worker;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;

/** Serves databases until it is told to stop. */
public final class WorkerProcess {
    private WorkerProcess() {}

    /** Runs the worker and returns the process's exit status. */
    @SuppressWarnings("DoNotCallSuggester") // A stand-in that the real one replaces.
    public static int run(WorkerOptions options) {
        throw new TowpathException(
                ErrorCode.INTERNAL, "This build holds no worker (databases: " + options.databases() + ").");
    }
}
