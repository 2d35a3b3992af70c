package dev.towpath.review;

import dev.towpath.engine.spi.sql.SqlLanguage;
import dev.towpath.engine.spi.sql.Understanding;
import dev.towpath.model.TowpathException;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Splits and reads changesets with an engine's language. */
public final class ChangelogReader {
    private final SqlLanguage language;

    /** A reader of this language. */
    public ChangelogReader(SqlLanguage language) {
        this.language = language;
    }

    /**
     * Reads these changesets, several at a time: no file needs another one to be understood.
     *
     * @throws dev.towpath.model.TowpathException {@code CHANGESET_REFUSED} when a script cannot be split; the first such script in order
     */
    public List<ReadChangeset> read(List<Changeset> changesets) {
        return changesets.parallelStream().map(this::attempt).toList().stream()
                .map(Attempt::result)
                .toList();
    }

    /** What came of one changeset, so that the order of the files decides which failure is told. */
    private record Attempt(
            @Nullable ReadChangeset read, @Nullable TowpathException failure) {
        private ReadChangeset result() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(read);
        }
    }

    private Attempt attempt(Changeset changeset) {
        try {
            return new Attempt(read(changeset), null);
        } catch (TowpathException e) {
            return new Attempt(null, e);
        }
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
