package dev.towpath.activity.step;

import dev.towpath.engine.spi.server.DatabaseServer;
import dev.towpath.model.ErrorCode;
import dev.towpath.model.TowpathException;
import io.temporal.failure.ApplicationFailure;
import java.sql.SQLException;

/**
 * Turns what went wrong into a failure Temporal can judge: the type is the error code, and what repeating cannot cure is
 * marked so. The text is the server's own, without row values; causes are left out, because drivers put more into them.
 */
public final class Failures {
    private Failures() {}

    /** The failure of a statement. */
    public static ApplicationFailure of(DatabaseServer server, SQLException failure, String what) {
        ErrorCode code = server.classify(failure);
        return of(code, what + ": " + server.explain(failure));
    }

    /** The failure of one of our own rules. */
    public static ApplicationFailure of(TowpathException failure) {
        return of(failure.code(), String.valueOf(failure.getMessage()));
    }

    /** A failure of this kind. */
    public static ApplicationFailure of(ErrorCode code, String message) {
        ApplicationFailure failure = ApplicationFailure.newBuilder()
                .setType(code.name())
                .setMessage(message)
                .setNonRetryable(!code.retryable())
                .build();
        if (code != ErrorCode.INTERNAL) {
            // It is ours and expected: where it was made is noise in the worker's log and in Temporal's history.
            failure.setStackTrace(new StackTraceElement[0]);
        }
        return failure;
    }
}
