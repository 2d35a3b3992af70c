package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * node-pg-migrate's SQL files: what stands between {@code -- Up Migration} and {@code -- Down Migration}. Unless the team
 * passes {@code --no-single-transaction}, all pending files share one transaction.
 *
 * @see <a href="https://salsita.github.io/node-pg-migrate/cli">node-pg-migrate, single-transaction</a>
 */
final class NodePgMigrateReader implements ConventionReader {
    private static final Pattern UP = mark("up");
    private static final Pattern DOWN = mark("down");

    @Override
    public @Nullable Reading read(SqlFile file) {
        Lines up = Lines.first(file.text(), UP);
        Lines down = Lines.first(file.text(), DOWN);
        if (up == null) {
            return null;
        }
        int end = down == null || down.start() < up.start() ? file.text().length() : down.start();
        return Reading.whole(Convention.NODE_PG_MIGRATE, Cuts.only(file, up.start(), end), TransactionMode.ALL_PENDING);
    }

    private static Pattern mark(String direction) {
        return Pattern.compile("\\s*--[\\s-]*" + direction + "\\s+migration\\s*", Pattern.CASE_INSENSITIVE);
    }
}
