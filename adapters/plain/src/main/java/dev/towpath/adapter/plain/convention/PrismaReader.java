package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import org.jspecify.annotations.Nullable;

/**
 * Prisma: {@code <timestamp>_name/migration.sql}. Prisma begins no transaction; its engine sends the file as one query,
 * which the server takes as one implicit transaction. (Engines since 2026 send the statements of scripts that they can
 * split one by one; a review goes by what fails with the others.)
 *
 * @see <a href="https://www.prisma.io/docs/orm/prisma-migrate/workflows/customizing-migrations">Prisma, customizing
 *     migrations</a>
 */
final class PrismaReader implements ConventionReader {
    @Override
    public @Nullable Reading read(SqlFile file) {
        boolean folder = file.folder().isEmpty() || file.folder().matches("[0-9]{1,14}_.*");
        return file.name().equals("migration.sql") && folder
                ? Reading.verbatim(Convention.PRISMA, file, TransactionMode.ONE_QUERY)
                : null;
    }
}
