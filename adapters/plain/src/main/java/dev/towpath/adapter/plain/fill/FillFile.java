package dev.towpath.adapter.plain.fill;

import dev.towpath.adapter.spi.ProjectFile;
import dev.towpath.adapter.spi.folder.Problems;
import dev.towpath.model.Digest;
import dev.towpath.model.changeset.Changeset;
import dev.towpath.model.changeset.ChangesetContent;
import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.ChangesetId;
import dev.towpath.model.changeset.Script;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the files that hold fills. */
public final class FillFile {
    /** What the description of such a changeset says it is. */
    static final String TITLE = "fill";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FillFile() {}

    /**
     * The one statement that a file means, as a changeset, or null after noting why it means none.
     *
     * @param engine the name of the engine that is the target
     */
    public static @Nullable Changeset changeset(
            ChangesetId id, ProjectFile file, TransactionMode mode, String engine, Problems problems) {
        Script script = script(file.path(), file.text(), engine, problems);
        return script == null
                ? null
                : new Changeset(
                        id, TITLE, Digest.of(script.text()).hex(), false, new ChangesetContent.SqlScript(script, mode));
    }

    static @Nullable Script script(String path, String text, String engine, Problems problems) {
        String plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        Fill fill = FillReader.read(plain, engine, new FillProblems(path, problems));
        return fill == null ? null : FillScript.of(fill, path, plain);
    }

    /** The file's name without its folder and its ending. */
    static String name(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.substring(0, file.toLowerCase(Locale.ROOT).lastIndexOf(".fill."));
    }
}
