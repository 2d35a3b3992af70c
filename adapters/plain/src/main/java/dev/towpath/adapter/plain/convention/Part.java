package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.Script;

/**
 * What one changeset of a file runs.
 *
 * @param key tells it from the other parts of its file; empty when the file is one changeset
 * @param script the file without what the tool would not run
 * @param repeatable whether it may run again
 */
public record Part(String key, Script script, TransactionMode transaction, boolean repeatable) {
    /** A file that is one changeset. */
    static Part whole(Script script, TransactionMode transaction) {
        return new Part("", script, transaction, false);
    }
}
