package dev.towpath.starter.report;

import dev.towpath.model.changeset.Changelog;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.SourcePosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts of the files a review read. A file is cut into its lines once, however many findings it has. */
public final class Sources {
    private final Map<String, String> texts;
    private final Map<String, List<String>> lines = new HashMap<>();

    /** @param texts by file, as people edit them */
    public Sources(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
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
        List<String> all = lines.computeIfAbsent(
                at.file(), file -> texts.getOrDefault(file, "").lines().toList());
        return at.line() <= all.size() ? Optional.of(all.get(at.line() - 1)) : Optional.empty();
    }
}
