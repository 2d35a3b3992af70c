package dev.towpath.starter.report;

import dev.towpath.model.changeset.Changelog;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.SourcePosition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of the files a review read.
 *
 * @param texts by file, as people edit them
 */
public record Sources(Map<String, String> texts) {
    public Sources {
        texts = Map.copyOf(texts);
    }

    /** The files of a changelog. */
    public static Sources of(Changelog changelog) {
        Map<String, String> texts = new HashMap<>();
        changelog.changesets().forEach(changeset -> {
            if (changeset.content() instanceof ChangesetContent.SqlScript sql) {
                texts.putIfAbsent(sql.script().file(), sql.script().original());
            }
        });
        return new Sources(texts);
    }

    /** The line a position is on, without its end. */
    Optional<String> line(SourcePosition at) {
        String text = texts.get(at.file());
        return text == null
                ? Optional.empty()
                : text.lines().skip(at.line() - 1L).findFirst();
    }
}
