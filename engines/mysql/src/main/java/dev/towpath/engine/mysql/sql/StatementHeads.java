package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.engine.spi.sql.Understanding.TransactionNeed;
import dev.towpath.engine.spi.sql.Understanding.Understood;
import dev.towpath.model.changeset.Statement;
import dev.towpath.model.operation.SchemaOperation;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises by its first words what it would be a waste to parse: {@code INSERT} and {@code REPLACE} with many rows. In
 * all of the text no other statement may begin and no query may stand.
 */
final class StatementHeads {
    /** Shorter ones are parsed. */
    private static final int LONG = 16 * 1024;

    /** A version comment and nothing else. */
    private static final Pattern FOR_LATER = Pattern.compile("(?s)/\\*!(\\d{5,6})(?:(?!\\*/).){0,10000}+\\*/\\s*");

    private StatementHeads() {}

    static @Nullable Understood read(Statement statement) {
        String sql = statement.sql();
        Matcher later = FOR_LATER.matcher(sql);
        if (later.matches() && Integer.parseInt(later.group(1)) > Syntax.SERVER_VERSION) {
            return new Understood(
                    statement,
                    List.of(new Action(new SchemaOperation.Describe("nothing to servers of today"), sql)),
                    TransactionNeed.ALLOWED,
                    new TreeSet<>());
        }
        if (sql.length() < LONG) {
            return null;
        }
        Words words = Words.first(sql, 24);
        if (!words.is(0, "insert") && !words.is(0, "replace")) {
            return null;
        }
        int at = 1;
        while (words.is(at, "low_priority")
                || words.is(at, "high_priority")
                || words.is(at, "delayed")
                || words.is(at, "ignore")
                || words.is(at, "into")) {
            at++;
        }
        Words.Name table = words.name(at);
        if (table == null || !onlyRows(sql)) {
            return null;
        }
        SchemaOperation rows = new SchemaOperation.InsertRows(table.name());
        return new Understood(
                statement,
                List.of(new Action(rows, sql)),
                TransactionNeed.ALLOWED,
                new TreeSet<>(List.of(table.name())));
    }

    /** Whether balanced rows follow {@code VALUES}, and nothing in the text reads a table. */
    private static boolean onlyRows(String sql) {
        Lexemes lexemes = new Lexemes(sql);
        boolean values = false;
        int depth = 0;
        while (lexemes.next()) {
            if (lexemes.word("select") || lexemes.word("table") || lexemes.symbol(';')) {
                return false;
            }
            values |= depth == 0 && (lexemes.word("values") || lexemes.word("value"));
            depth += lexemes.symbol('(') ? 1 : lexemes.symbol(')') ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        return values && depth == 0;
    }
}
