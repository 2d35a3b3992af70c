package dev.towpath.engine.mysql.sql;

import dev.towpath.engine.spi.sql.DdlMethod;
import dev.towpath.engine.spi.sql.DdlMethod.Algorithm;
import dev.towpath.model.operation.SchemaOperation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes out the algorithm a change is expected to use. */
final class Assertions {
    private static final Pattern CREATES_OR_DROPS_INDEX =
            Pattern.compile("(?is)^\\s*(create|drop)\\s+(unique\\s+|fulltext\\s+|spatial\\s+)?index\\b.*");

    private Assertions() {}

    /** What to append to a statement that does only this; null where the grammar has no place for it. */
    static @Nullable String clause(SchemaOperation operation, DdlMethod method) {
        if (operation instanceof SchemaOperation.ChangePartitions
                || operation instanceof SchemaOperation.RenameTable
                || operation instanceof SchemaOperation.Maintenance) {
            return null;
        }
        return method.algorithm() == Algorithm.INSTANT
                ? ", ALGORITHM=INSTANT"
                : method.algorithm() == Algorithm.INPLACE ? ", ALGORITHM=INPLACE, LOCK=NONE" : null;
    }

    /** The clause as {@code CREATE INDEX} and {@code DROP INDEX} want it: without commas. */
    static String appended(String sql, String clause) {
        return CREATES_OR_DROPS_INDEX.matcher(sql).matches() ? sql + clause.replace(",", "") : sql + clause;
    }

    /** Whether the statement already says how it has to be done. */
    static boolean present(String sql) {
        Lexemes lexemes = new Lexemes(sql);
        while (lexemes.next()) {
            if (lexemes.word("algorithm") || lexemes.word("lock")) {
                return true;
            }
        }
        return false;
    }
}
