package dev.towpath.model.changeset;

import dev.towpath.model.Digest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All changesets of a project in the order the tool would run them on an empty database.
 *
 * @param tool the adapter's name, for example {@code flyway}
 * @param changesets each id once
 * @param leftOut files of the project that the tool would not run, so that nobody believes they were looked at
 */
public record Changelog(String tool, List<Changeset> changesets, List<LeftOut> leftOut) {
    /**
     * A file that is no part of the changelog.
     *
     * @param file path relative to the project folder
     * @param why for people, such as {@code undoes a migration}
     */
    public record LeftOut(String file, String why) {}

    /** A changelog that leaves nothing out. */
    public Changelog(String tool, List<Changeset> changesets) {
        this(tool, changesets, List.of());
    }

    public Changelog {
        changesets = List.copyOf(changesets);
        leftOut = List.copyOf(leftOut);
        Set<ChangesetId> seen = new HashSet<>();
        for (Changeset changeset : changesets) {
            if (!seen.add(changeset.id())) {
                throw new IllegalArgumentException("changeset " + changeset.id() + " stands twice in the changelog");
            }
        }
    }

    /** A digest over everything that decides what the changesets do. */
    public Digest digest() {
        List<String> parts = new ArrayList<>();
        parts.add(tool);
        for (Changeset changeset : changesets) {
            parts.add(changeset.id().key());
            parts.add(changeset.description());
            parts.add(changeset.checksum());
            parts.add(
                    switch (changeset.content()) {
                        case ChangesetContent.SqlScript sql ->
                            sql.transaction() + sql.script().text();
                        case ChangesetContent.ToolCode code -> code.language() + code.file();
                    });
        }
        return Digest.of(parts);
    }
}
