package dev.towpath.engine.postgres.sql;

import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Tells conditions that restrict nothing. */
final class Conditions {
    private Conditions() {}

    /** Whether there is no condition, or one that holds for every row: {@code true}, {@code 1 = 1}, {@code id = id} is not one. */
    static boolean alwaysHolds(SQLParser.@Nullable VexContext condition, Source source) {
        return condition == null || alwaysHolds(Words.of(source.text(condition)));
    }

    private static boolean alwaysHolds(Words words) {
        int size = words.size();
        if (size > 2 && words.is(0, "(") && words.close(0) == size - 1) {
            return alwaysHolds(words.part(1, size - 1));
        }
        int or = words.find("or", 0);
        if (or > 0) {
            return alwaysHolds(words.part(0, or)) || alwaysHolds(words.part(or + 1, size));
        }
        int and = words.find("and", 0);
        if (and > 0 && words.find("between", 0) < 0) {
            return alwaysHolds(words.part(0, and)) && alwaysHolds(words.part(and + 1, size));
        }
        if (size == 1) {
            return words.is(0, "true");
        }
        return size == 3
                && words.is(1, "=")
                && isConstant(words, 0)
                && words.is(0, words.all().get(2).text());
    }

    private static boolean isConstant(Words words, int at) {
        return !words.isName(at) || words.is(at, "true") || words.is(at, "false");
    }
}
