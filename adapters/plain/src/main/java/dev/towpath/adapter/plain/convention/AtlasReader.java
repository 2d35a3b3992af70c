package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Atlas: files beside an {@code atlas.sum}, or with one of its transaction marks among their first comments. Each file
 * runs in a transaction of its own ({@code --tx-mode file}, the default); with {@code -- atlas:txmode none} statement by
 * statement.
 *
 * @see <a href="https://atlasgo.io/versioned/apply#transaction-configuration">Atlas, transaction configuration</a>
 */
final class AtlasReader implements ConventionReader {
    private static final Pattern MODE = Pattern.compile("--\\s*atlas:txmode\\s+(?:none|file|all)\\s*");
    private static final Pattern NONE = Pattern.compile("--\\s*atlas:txmode\\s+none\\s*");
    private static final Pattern ALL = Pattern.compile("--\\s*atlas:txmode\\s+all\\s*");

    @Override
    public @Nullable Reading read(SqlFile file) {
        if (file.mark(Marks.ATLAS) == null && !Lines.heads(file.text(), MODE)) {
            return null;
        }
        TransactionMode mode = Lines.heads(file.text(), NONE)
                ? TransactionMode.NONE
                : Lines.heads(file.text(), ALL) ? TransactionMode.ALL_PENDING : TransactionMode.WHOLE;
        return Reading.verbatim(Convention.ATLAS, file, mode);
    }
}
