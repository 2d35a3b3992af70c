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
     */
    record SqlScript(Script script, TransactionMode transaction) implements ChangesetContent {
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

    /** Whether the tool wraps the whole changeset in one transaction. */
    enum TransactionMode {
        /** One transaction around all statements, unless one of them cannot run inside. */
        WHOLE,
        /** The team switched the transaction off: each statement commits by itself. */
        NONE
    }
}
