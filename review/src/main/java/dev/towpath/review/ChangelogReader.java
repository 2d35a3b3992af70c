package dev.towpath.review;

import dev.towpath.engine.spi.sql.SqlLanguage;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent;
import java.util.List;

/** Splits and reads changesets with an engine's language. */
public final class ChangelogReader {
    private final SqlLanguage language;

    /** A reader of this language. */
    public ChangelogReader(SqlLanguage language) {
        this.language = language;
    }

    /**
     * Reads these changesets.
     *
     * @throws dev.towpath.model.TowpathException {@code CHANGESET_REFUSED} when a script cannot be split
     */
    public List<ReadChangeset> read(List<Changeset> changesets) {
        return changesets.stream().map(this::read).toList();
    }

    private ReadChangeset read(Changeset changeset) {
        List<Understanding> statements = switch (changeset.content()) {
            case ChangesetContent.SqlScript sql ->
                language.split(sql.script()).stream().map(language::understand).toList();
            case ChangesetContent.ToolCode ignored -> List.of();
        };
        return new ReadChangeset(changeset, statements);
    }
}
