package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * dbmate: what stands between {@code -- migrate:up} and {@code -- migrate:down}, sent in one piece. It runs in a
 * transaction of its own; with {@code transaction:false} there is none, but the piece is still one query, so only a
 * single statement is free of the server's implicit transaction.
 *
 * @see <a href="https://github.com/amacneil/dbmate#migration-options">dbmate, migration options</a>
 */
final class DbmateReader implements ConventionReader {
    private static final Pattern UP = Pattern.compile("--\\s*migrate:up(\\s+\\S.*)?\\s*");
    private static final Pattern DOWN = Pattern.compile("--\\s*migrate:down(\\s.*)?");
    private static final Pattern NO_TRANSACTION = Pattern.compile("(?:.*\\s)?transaction:false(?:\\s.*)?");

    @Override
    public @Nullable Reading read(SqlFile file) {
        Lines up = Lines.first(file.text(), UP);
        if (up == null) {
            return null;
        }
        Lines down = Lines.first(file.text(), DOWN);
        int end = down == null || down.start() < up.start() ? file.text().length() : down.start();
        Matcher mark = up.matches(UP);
        String options = mark == null || mark.group(1) == null ? "" : mark.group(1);
        return Reading.whole(
                Convention.DBMATE,
                Cuts.only(file, up.start(), end),
                NO_TRANSACTION.matcher(options).matches() ? TransactionMode.ONE_QUERY : TransactionMode.WHOLE);
    }
}
