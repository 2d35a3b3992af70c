package dev.towpath.model.changeset;

import dev.towpath.model.changeset.ChangesetContent.SqlScript;
import java.util.List;

/** What surrounds the statements of a script when its tool runs it. */
public enum Wrapping {
    /** Nothing: each statement commits by itself. */
    NOTHING,
    /** An implicit transaction of the server, because several statements come in one query. */
    QUERY,
    /** A transaction of the tool around this script. */
    SCRIPT,
    /** A transaction of the tool around this script and every other pending one. */
    ALL_PENDING,
    /** The tool does not run the script: it mixes statements that need no transaction with others. */
    REFUSED;

    /**
     * What surrounds these statements.
     *
     * @param statements the texts of the script's statements; where one transaction holds all pending scripts, those of
     *     all pending scripts, because the tool then looks at them as one
     */
    public static Wrapping of(SqlScript script, List<String> statements) {
        return switch (script.transaction()) {
            case NONE -> NOTHING;
            case ONE_QUERY -> statements.size() > 1 ? QUERY : NOTHING;
            case WHOLE -> around(SCRIPT, script.loners(), statements);
            case ALL_PENDING -> around(ALL_PENDING, script.loners(), statements);
        };
    }

    /** Whether a statement that the server refuses inside a transaction would fail here. */
    public boolean holdsTransaction() {
        return this == QUERY || this == SCRIPT || this == ALL_PENDING;
    }

    private static Wrapping around(Wrapping usual, Loners loners, List<String> statements) {
        long noticed = statements.stream().filter(loners::notices).count();
        if (noticed == 0) {
            return usual;
        }
        return switch (loners.handling()) {
            case FAILS -> usual;
            case APART -> noticed == statements.size() ? NOTHING : REFUSED;
            case FREES_ALL -> NOTHING;
        };
    }
}
