package dev.towpath.adapter.plain;

import dev.towpath.adapter.spi.Target;
import dev.towpath.model.changeset.Changelog;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent.SqlScript;
import dev.towpath.model.changeset.LineIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder of SQL files on disk, and what the tool makes of it. */
record Folder(Path root) {
    Folder file(String path, String text) throws IOException {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Folder file(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    Changelog changelog() {
        return load(root, Map.of());
    }

    Changelog changelog(String path) {
        return load(root.resolve(path), Map.of());
    }

    Changelog set(String key, String value) {
        return load(root, Map.of(key, value));
    }

    private static Changelog load(Path path, Map<String, String> settings) {
        SqlTool tool = new SqlTool();
        return tool.load(tool.read(path, settings), Target.offline("postgresql"));
    }

    List<String> order() {
        return changelog().changesets().stream()
                .map(changeset -> changeset.content().file())
                .toList();
    }

    List<String> leftOut() {
        return changelog().leftOut().stream().map(Changelog.LeftOut::file).toList();
    }

    /** The only changeset. */
    Changeset only() {
        List<Changeset> changesets = changelog().changesets();
        if (changesets.size() != 1) {
            throw new AssertionError(changesets);
        }
        return changesets.getFirst();
    }

    static SqlScript sql(Changeset changeset) {
        return (SqlScript) changeset.content();
    }

    /** {@code convention mode}. */
    static String mode(Changeset changeset) {
        return changeset.description() + " " + sql(changeset).transaction();
    }

    /** {@code line:column} in the file of the first place where the script to run has these words. */
    static String place(Changeset changeset, String words) {
        SqlScript sql = sql(changeset);
        int at = sql.script().text().indexOf(words);
        if (at < 0) {
            return "nowhere";
        }
        var position = new LineIndex(sql.script()).at(at);
        return position.line() + ":" + position.column();
    }
}
