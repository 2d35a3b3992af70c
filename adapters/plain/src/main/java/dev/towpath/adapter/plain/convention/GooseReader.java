package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * goose: what stands between {@code -- +goose Up} and {@code -- +goose Down}, a statement at a time, in a transaction of
 * its own unless the file says {@code -- +goose NO TRANSACTION}. {@code StatementBegin} and {@code StatementEnd} only help
 * goose find the end of a statement; PostgreSQL's own rules find it without them.
 *
 * @see <a href="https://pressly.github.io/goose/documentation/annotations/">goose, annotations</a>
 */
final class GooseReader implements ConventionReader {
    private static final Pattern UP = mark("UP");
    private static final Pattern DOWN = mark("DOWN");
    private static final Pattern NO_TRANSACTION = mark("NO\\s+TRANSACTION");

    @Override
    public @Nullable Reading read(SqlFile file) {
        Lines up = Lines.first(file.text(), UP);
        if (up == null) {
            return null;
        }
        Lines down = Lines.first(file.text(), DOWN);
        int end = down == null || down.start() < up.start() ? file.text().length() : down.start();
        return Reading.whole(
                Convention.GOOSE,
                Cuts.only(file, up.start(), end),
                Lines.first(file.text(), NO_TRANSACTION) == null ? TransactionMode.WHOLE : TransactionMode.NONE);
    }

    private static Pattern mark(String words) {
        return Pattern.compile("--\\s*\\+goose\\s+" + words + "\\s*", Pattern.CASE_INSENSITIVE);
    }
}
