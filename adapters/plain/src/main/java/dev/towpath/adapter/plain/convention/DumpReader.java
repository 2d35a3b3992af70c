package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dump by pg_dump, such as the {@code structure.sql} of a Rails project: made to be loaded by psql, statement by
 * statement, into an empty database.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-pgdump.html">pg_dump</a>
 */
final class DumpReader implements ConventionReader {
    private static final Pattern HEAD = Pattern.compile("-- PostgreSQL database (?:cluster )?dump\\s*");
    /** Rails has pg_dump leave its comments out; these are the statements a dump begins with. */
    private static final String FIRST_SETTING = "SET statement_timeout = 0;";

    @Override
    public @Nullable Reading read(SqlFile file) {
        boolean rails = file.name().equals("structure.sql") && file.text().startsWith(FIRST_SETTING);
        return rails || Lines.heads(file.text(), HEAD)
                ? Reading.verbatim(Convention.DUMP, file, TransactionMode.NONE)
                : null;
    }
}
