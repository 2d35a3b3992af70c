package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * golang-migrate: {@code <version>_name.up.sql}. It begins no transaction and sends the file as one query, which the
 * server takes as one implicit transaction; only its {@code x-multi-statement} mode, which no file shows, cuts it up.
 * Other tools with the same names (sqlx, Bun) begin a transaction, so what fails here fails there too.
 *
 * @see <a href="https://github.com/golang-migrate/migrate/tree/master/database/postgres#multi-statement-mode">golang-migrate
 *     on PostgreSQL, multi-statement mode</a>
 */
final class GolangMigrateReader implements ConventionReader {
    private static final Pattern NAME = Pattern.compile("[0-9]+_.*\\.up\\.sql");

    @Override
    public @Nullable Reading read(SqlFile file) {
        return NAME.matcher(file.name()).matches()
                ? Reading.verbatim(Convention.GOLANG_MIGRATE, file, TransactionMode.ONE_QUERY)
                : null;
    }
}
