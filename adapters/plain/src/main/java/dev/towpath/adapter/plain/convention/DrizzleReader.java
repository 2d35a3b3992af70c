package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import org.jspecify.annotations.Nullable;

/**
 * Drizzle: files with {@code --> statement-breakpoint}, or beside a {@code meta/_journal.json}. The mark ends a statement,
 * with or without a semicolon before it. All pending files run in one transaction.
 *
 * @see <a href="https://orm.drizzle.team/docs/drizzle-kit-generate">Drizzle, generate (breakpoints)</a>
 */
final class DrizzleReader implements ConventionReader {
    private static final String BREAKPOINT = "--> statement-breakpoint";

    @Override
    public @Nullable Reading read(SqlFile file) {
        int at = file.text().indexOf(BREAKPOINT);
        if (at < 0 && file.mark(Marks.DRIZZLE) == null) {
            return null;
        }
        Cuts cuts = new Cuts(file);
        while (at >= 0) {
            int end = at + BREAKPOINT.length();
            cuts.replace(at, end, ";");
            at = file.text().indexOf(BREAKPOINT, end);
        }
        return Reading.whole(Convention.DRIZZLE, cuts.script(), TransactionMode.ALL_PENDING);
    }
}
