package dev.towpath.model.changeset;

/** What a changeset does: SQL that Towpath can review and run, or code that only the tool itself can run. */
public sealed interface ChangesetContent {
    /** The file the changeset stands in, relative to the project folder. */
    String file();

    /**
     * A SQL script.
     *
     * @param script the text, placeholders replaced
     * @param transaction what the tool promises about transactions
     * @param loners what the tool does about statements that no transaction may hold
     */
    record SqlScript(Script script, TransactionMode transaction, Loners loners) implements ChangesetContent {
        /** A script of a tool that never looks at what its statements are. */
        public SqlScript(Script script, TransactionMode transaction) {
            this(script, transaction, Loners.UNNOTICED);
        }

        @Override
        public String file() {
            return script.file();
        }
    }

    /**
     * Code that runs inside the tool (a Java class, a shell script, a Python function).
     *
     * @param file where it stands
     * @param language what it is written in, for the message
     */
    record ToolCode(String file, String language) implements ChangesetContent {}

    /** Which statements the tool puts into one transaction; {@link Wrapping} says what becomes of a given script. */
    enum TransactionMode {
        /** One transaction around all statements of the changeset. */
        WHOLE,
        /** None: each statement is sent for itself and commits by itself. */
        NONE,
        /**
         * None that anybody asked for, but the changeset goes to the server as one query: the server holds several
         * statements of one query together in an implicit transaction.
         *
         * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT">
         *     multiple statements in a simple query</a>
         */
        ONE_QUERY,
        /** One transaction around the statements of every changeset that is pending, so locks last until the last one. */
        ALL_PENDING
    }
}
