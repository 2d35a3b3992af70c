package dev.towpath.engine.postgres.sql;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A piece of code that stands in a statement as a literal. */
final class CodeBody {
    private final String text;
    private final int start;
    /** Where in the code the quotes stand that are written twice in the statement. */
    private final int[] doubled;

    private CodeBody(String text, int start, int[] doubled) {
        this.text = text;
        this.start = start;
        this.doubled = doubled;
    }

    /** Code whose offsets are those of the statement, but for where it begins. */
    static CodeBody plain(String text, int start) {
        return new CodeBody(text, start, new int[0]);
    }

    /** The code in this literal, or null when it is written with backslashes. */
    static @Nullable CodeBody of(Words.Word literal) {
        String unit = literal.text();
        return switch (literal.kind()) {
            case DOLLAR_STRING -> {
                int tag = unit.indexOf('$', 1) + 1;
                yield unit.length() < 2 * tag
                        ? null
                        : plain(unit.substring(tag, unit.length() - tag), literal.start() + tag);
            }
            case STRING -> {
                int open = unit.indexOf('\'') + 1;
                String inside = unit.substring(open, Math.max(open, unit.length() - 1));
                String code = inside.replace("''", "'");
                yield open > 1 && inside.indexOf('\\') >= 0
                        ? null
                        : new CodeBody(code, literal.start() + open, quotes(code));
            }
            case SPACE, COMMENT, WORD, QUOTED_NAME, SYMBOL, END -> null;
        };
    }

    private static int[] quotes(String code) {
        return IntStream.range(0, code.length())
                .filter(i -> code.charAt(i) == '\'')
                .toArray();
    }

    /** The code, quotes undone. */
    String text() {
        return text;
    }

    /** Where in the statement a place of the code stands. */
    int offset(int at) {
        int found = Arrays.binarySearch(doubled, at);
        return start + at + (found >= 0 ? found : -found - 1);
    }
}
