package dev.towpath.model.finding;

import dev.towpath.model.changeset.SqlPiece;
import dev.towpath.model.changeset.SqlPieces;
import java.util.Locale;

/** What stays of a statement when comments, layout and the letter case of bare words are taken away. */
final class StatementShape {
    /** A body within a body within a body is compared as it is written. */
    private static final int DEEPEST = 3;

    private StatementShape() {}

    static String of(String sql) {
        StringBuilder shape = new StringBuilder(sql.length());
        append(sql, shape, 0);
        return shape.toString();
    }

    private static void append(String sql, StringBuilder shape, int depth) {
        SqlPieces.each(sql, piece -> append(piece, sql, shape, depth));
    }

    private static void append(SqlPiece piece, String sql, StringBuilder shape, int depth) {
        String text = piece.in(sql);
        switch (piece.kind()) {
            case COMMENT -> {}
            case WORD -> shape.append(text.toLowerCase(Locale.ROOT)).append(' ');
            case QUOTED, SIGN -> shape.append(text).append(' ');
            case BODY -> body(text, shape, depth);
        }
    }

    private static void body(String text, StringBuilder shape, int depth) {
        int tag = text.indexOf('$', 1) + 1;
        if (depth == DEEPEST || text.length() < 2 * tag) {
            shape.append(text).append(' ');
            return;
        }
        shape.append("$$ ");
        append(text.substring(tag, text.length() - tag), shape, depth + 1);
        shape.append("$$ ");
    }
}
