package dev.towpath.engine.postgres.sql;

import dev.towpath.model.operation.CodePart.Runs;
import java.util.List;
import java.util.Map;

/**
 * A stretch of PL/pgSQL code that the server runs as SQL.
 *
 * @param kind what it is
 * @param text the stretch, with everything that is not SQL blanked, so that offsets stay
 * @param at where it begins in the code
 * @param runs whether it happens
 * @param loops the loop variables around it that run over constants, with their values
 */
record CodeSegment(Kind kind, String text, int at, Runs runs, Map<String, List<String>> loops) {
    enum Kind {
        /** A statement. */
        STATEMENT,
        /** What could stand behind {@code SELECT}. */
        EXPRESSION,
        /** An expression whose value is run as a statement. */
        EXECUTED,
        /** {@code COMMIT} or {@code ROLLBACK}. */
        TRANSACTION
    }

    CodeSegment {
        loops = Map.copyOf(loops);
    }

    /** The same, where it may not happen. */
    CodeSegment only(Runs less) {
        return new CodeSegment(kind, text, at, runs.and(less), loops);
    }
}
