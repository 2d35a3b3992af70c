package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.Script;
import java.util.List;

/**
 * A file read by its convention.
 *
 * @param parts in order; empty when nothing of the file runs
 */
public record Reading(Convention convention, List<Part> parts) {
    public Reading {
        parts = List.copyOf(parts);
    }

    static Reading whole(Convention convention, Script script, TransactionMode transaction) {
        return new Reading(convention, List.of(Part.whole(script, transaction)));
    }

    static Reading verbatim(Convention convention, SqlFile file, TransactionMode transaction) {
        return whole(convention, Script.verbatim(file.path(), file.text()), transaction);
    }
}
