package dev.towpath.starter.demo;

import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;

/** Shows a migration under load, with accidents. */
public final class Demo {
    private Demo() {}

    /** Runs the demo and returns the process's exit status. */
    @SuppressWarnings("DoNotCallSuggester") // A stand-in that the real one replaces.
    public static int run(DemoOptions options) {
        throw new TowpathException(ErrorCode.INTERNAL, "This build holds no demo (" + options.rows() + " rows).");
    }
}
