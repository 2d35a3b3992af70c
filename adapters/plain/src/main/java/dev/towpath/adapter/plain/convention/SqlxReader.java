package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * sqlx: known by {@code -- no-transaction} at the very beginning, by the line its templates begin with, or by its mark
 * between pieces. A file runs in a transaction of its own; with {@code -- no-transaction} it goes as one query, or a query
 * for each piece.
 *
 * @see <a href="https://docs.rs/sqlx/latest/sqlx/migrate/struct.Migration.html">sqlx, Migration.no_tx</a>
 */
final class SqlxReader implements ConventionReader {
    private static final String NO_TRANSACTION = "-- no-transaction";
    private static final String SPLIT = "/* sqlx: split */";
    private static final Pattern TEMPLATE =
            Pattern.compile("-- Add (?:up |down )?migration script here\\s*", Pattern.CASE_INSENSITIVE);

    @Override
    public @Nullable Reading read(SqlFile file) {
        if (file.text().startsWith(NO_TRANSACTION)) {
            boolean pieces = file.text().contains(SPLIT);
            return Reading.verbatim(Convention.SQLX, file, pieces ? TransactionMode.NONE : TransactionMode.ONE_QUERY);
        }
        return Lines.heads(file.text(), TEMPLATE)
                ? Reading.verbatim(Convention.SQLX, file, TransactionMode.WHOLE)
                : null;
    }
}
