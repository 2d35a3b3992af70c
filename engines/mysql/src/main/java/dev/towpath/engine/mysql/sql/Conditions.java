package dev.towpath.engine.mysql.sql;

import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells conditions that restrict nothing. */
final class Conditions {
    private static final Pattern EQUAL_NUMBERS = Pattern.compile("(\\d+)\\s*=\\s*(\\d+)");

    private Conditions() {}

    static boolean alwaysHolds(MySqlParser.@Nullable WhereClauseContext where, Source source) {
        if (where == null) {
            return true;
        }
        String text = source.display(where.expr()).toLowerCase(Locale.ROOT);
        while (text.startsWith("(") && text.endsWith(")")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        var numbers = EQUAL_NUMBERS.matcher(text);
        return text.equals("true")
                || text.equals("1")
                || (numbers.matches() && numbers.group(1).equals(numbers.group(2)));
    }
}
