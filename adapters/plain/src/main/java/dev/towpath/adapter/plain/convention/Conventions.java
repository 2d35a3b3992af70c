package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import java.util.List;
import java.util.Objects;

/** Finds out whose file it is. Marks inside a file count more than files beside it, those more than its name. */
public final class Conventions {
    private static final List<ConventionReader> READERS = List.of(
            new LiquibaseReader(),
            new DbmateReader(),
            new GooseReader(),
            new NodePgMigrateReader(),
            new SqlxReader(),
            new AtlasReader(),
            new DrizzleReader(),
            new PrismaReader(),
            new DieselReader(),
            new GolangMigrateReader(),
            new DumpReader());

    private Conventions() {}

    /**
     * The file as its tool runs it. What bears no mark is plain SQL, and is taken as {@code psql -f} takes it: nobody
     * promised a transaction, so each statement commits by itself unless the file begins one.
     *
     * @see <a href="https://www.postgresql.org/docs/current/app-psql.html">psql, --single-transaction</a>
     */
    public static Reading read(SqlFile file) {
        return READERS.stream()
                .map(reader -> reader.read(file))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Reading.verbatim(Convention.PLAIN, file, TransactionMode.NONE));
    }
}
