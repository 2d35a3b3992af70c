package dev.towpath.review.rule;

import java.util.List;

/** How Towpath would run an action, as far as a rule's finding depends on it. */
public sealed interface Treatment {
    /** As written; it is over in a moment, or nobody uses the object yet. */
    record AsWritten() implements Treatment {}

    /** In these statements instead, which let the application go on. */
    record Rewritten(List<String> statements) implements Treatment {
        public Rewritten {
            statements = List.copyOf(statements);
        }
    }

    /** Chunk by chunk along the key of the table. */
    record InChunks() implements Treatment {}

    /**
     * As written, though it keeps the application waiting.
     *
     * @param small whether the table is so small that it is over in a moment
     */
    record Blocking(String reason, String advice, boolean small) implements Treatment {}

    /** Not before the old application has gone. */
    record Held(String reason) implements Treatment {}

    /** Not at all, or nobody can tell. */
    record Refused(String reason) implements Treatment {}
}
