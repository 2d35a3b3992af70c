package dev.towpath.model.changeset;

/**
 * One migration of the team's tool: the unit the tool records in its history.
 *
 * @param id the tool's stable key
 * @param description as the tool shows it
 * @param checksum what the tool compares to notice an edited file, as text; empty when the tool keeps none
 * @param repeatable whether the tool runs it again whenever it changed
 * @param content what it does
 * @param reversible whether the project says how to take it back
 */
public record Changeset(
        ChangesetId id,
        String description,
        String checksum,
        boolean repeatable,
        ChangesetContent content,
        boolean reversible) {
    /** One of a tool or project that has no way back. */
    public Changeset(
            ChangesetId id, String description, String checksum, boolean repeatable, ChangesetContent content) {
        this(id, description, checksum, repeatable, content, false);
    }
}
