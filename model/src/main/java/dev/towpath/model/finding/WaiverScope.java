package dev.towpath.model.finding;

import dev.towpath.model.changeset.SourcePosition;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which findings of its rule a waiver speaks of. */
public sealed interface WaiverScope {
    /** Whether the finding lies within. */
    boolean holds(Finding finding);

    /**
     * One statement with all its actions.
     *
     * @param from where it begins
     * @param to where the next statement of the file begins, or null for the last one
     */
    record OfStatement(SourcePosition from, @Nullable SourcePosition to) implements WaiverScope {
        @Override
        public boolean holds(Finding finding) {
            SourcePosition next = to;
            return finding.at().file().equals(from.file())
                    && !before(finding.at(), from)
                    && (next == null || before(finding.at(), next));
        }

        private static boolean before(SourcePosition a, SourcePosition b) {
            return a.line() < b.line() || (a.line() == b.line() && a.column() < b.column());
        }
    }

    /** No statement: nothing follows the comment. */
    record OfNothing() implements WaiverScope {
        @Override
        public boolean holds(Finding finding) {
            return false;
        }
    }

    /** A whole file. */
    record OfFile(String file) implements WaiverScope {
        @Override
        public boolean holds(Finding finding) {
            return finding.at().file().equals(file);
        }
    }

    /**
     * What the configuration names.
     *
     * @param files which files, or null for all
     * @param table the table or other object, with or without its schema, in any letter case; or null for all
     */
    record Configured(@Nullable PathPattern files, @Nullable String table) implements WaiverScope {
        @Override
        public boolean holds(Finding finding) {
            return (files == null || files.matches(finding.at().file())) && (table == null || onTable(table, finding));
        }

        private static boolean onTable(String table, Finding finding) {
            var found = finding.table();
            if (found == null) {
                return false;
            }
            String whole = found.toString().toLowerCase(Locale.ROOT);
            String wanted = table.toLowerCase(Locale.ROOT);
            return whole.equals(wanted) || (wanted.indexOf('.') < 0 && whole.endsWith("." + wanted));
        }
    }
}
