package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Diesel: {@code <version>_name/up.sql}, in a transaction of its own; Hasura's folders look and behave alike. With
 * {@code run_in_transaction = false} in the {@code metadata.toml} beside it, the file goes as one query.
 *
 * @see <a href="https://docs.rs/diesel_migrations/latest/diesel_migrations/">diesel_migrations</a>
 */
final class DieselReader implements ConventionReader {
    private static final Pattern NO_TRANSACTION = Pattern.compile("(?m)^\\s*run_in_transaction\\s*=\\s*false\\b");

    @Override
    public @Nullable Reading read(SqlFile file) {
        if (!file.name().equals("up.sql")) {
            return null;
        }
        String metadata = file.mark(Marks.DIESEL);
        boolean none = metadata != null && NO_TRANSACTION.matcher(metadata).find();
        return Reading.verbatim(Convention.DIESEL, file, none ? TransactionMode.ONE_QUERY : TransactionMode.WHOLE);
    }
}
