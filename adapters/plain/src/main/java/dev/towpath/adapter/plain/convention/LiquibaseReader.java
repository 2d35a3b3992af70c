package dev.towpath.adapter.plain.convention;

import dev.towpath.model.changeset.ChangesetContent.TransactionMode;
import dev.towpath.model.changeset.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's formatted SQL: a changeset from each {@code --changeset author:id} line to the next, in a transaction of its
 * own, or with {@code runInTransaction:false} statement by statement. With {@code splitStatements:false} the changeset is
 * one query. {@code --rollback} lines, preconditions and other settings are comments and stay. Changesets for other
 * databases ({@code dbms:}) are left out.
 *
 * @see <a href="https://docs.liquibase.com/concepts/changelogs/sql-format.html">Liquibase, SQL changelogs</a>
 */
final class LiquibaseReader implements ConventionReader {
    private static final Pattern HEAD = mark("--\\s*liquibase\\s+formatted\\s+sql\\b.*");
    private static final Pattern CHANGESET =
            mark("\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:\"]+?)\\s*:\\s*(\"[^\"]+\"|\\S+)(.*)");

    @Override
    public @Nullable Reading read(SqlFile file) {
        if (!Lines.heads(file.text(), HEAD)) {
            return null;
        }
        List<Part> parts = new ArrayList<>();
        Lines lines = new Lines(file.text());
        Matcher open = null;
        int from = 0;
        while (lines.next()) {
            Matcher next = lines.matches(CHANGESET);
            if (next != null) {
                add(file, open, from, lines.start(), parts);
                open = next;
                from = lines.after();
            }
        }
        add(file, open, from, file.text().length(), parts);
        return new Reading(Convention.LIQUIBASE, parts);
    }

    private static void add(SqlFile file, @Nullable Matcher head, int from, int to, List<Part> parts) {
        if (head == null) {
            return;
        }
        LiquibaseAttributes attributes = LiquibaseAttributes.of(head.group(3));
        if (!attributes.runsOn(file.engine())) {
            return;
        }
        String key = unquoted(head.group(1)) + ":" + unquoted(head.group(2));
        parts.add(new Part(key, script(file, from, to, attributes), mode(attributes), attributes.runsAgain()));
    }

    private static TransactionMode mode(LiquibaseAttributes attributes) {
        if (attributes.runInTransaction()) {
            return TransactionMode.WHOLE;
        }
        return attributes.splitStatements() ? TransactionMode.NONE : TransactionMode.ONE_QUERY;
    }

    /** A delimiter of the team's own, alone on its line or at its end, ends a statement as a semicolon would. */
    private static Script script(SqlFile file, int from, int to, LiquibaseAttributes attributes) {
        String delimiter = attributes.endDelimiter();
        Cuts cuts = new Cuts(file).cut(0, from);
        if (delimiter != null) {
            Lines lines = new Lines(file.text().substring(from, to));
            while (lines.next()) {
                int end = from + lines.start() + stripped(file.text(), from + lines.start(), from + lines.end());
                int begin = end - delimiter.length();
                if (begin >= from + lines.start()
                        && !lines.isComment()
                        && file.text().regionMatches(true, begin, delimiter, 0, delimiter.length())) {
                    cuts.replace(begin, end, ";");
                }
            }
        }
        return cuts.cut(to, file.text().length()).script();
    }

    /** The length of a line without the space at its end. */
    private static int stripped(String text, int start, int end) {
        int i = end;
        while (i > start && Character.isWhitespace(text.charAt(i - 1))) {
            i--;
        }
        return i - start;
    }

    private static String unquoted(String text) {
        return text.replace("\"", "").strip();
    }

    private static Pattern mark(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
