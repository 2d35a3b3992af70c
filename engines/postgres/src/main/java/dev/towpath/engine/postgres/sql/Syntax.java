package dev.towpath.engine.postgres.sql;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/**
 * Drives the grammar over one statement, with bounds on length, nesting and work. First the fast prediction mode, which
 * rejects a few valid statements, then the exact one.
 */
final class Syntax {
    /** Longer statements are recognised by their head or not at all. */
    static final int MAX_LENGTH = 1024 * 1024;

    /** The grammar recurses about fifteen frames per bracket, and looks ahead over all of them at each. */
    private static final int MAX_DEPTH = 120;

    /** Looks at a token. The largest real statement met needed a hundredth of it. */
    private static final long MAX_LOOKS = 40_000_000;

    private Syntax() {}

    /** The tree of the one statement in this text; throws {@link SyntaxFailure} when there is none. */
    static SQLParser.StatementContext parse(String sql) {
        ParserText text = ParserText.of(sql);
        if (sql.length() > MAX_LENGTH) {
            throw new SyntaxFailure(
                    0,
                    "the statement has " + sql.length() + " characters, more than the " + MAX_LENGTH
                            + " that are parsed");
        }
        if (text.depth() > MAX_DEPTH) {
            throw new SyntaxFailure(
                    text.deepestAt(),
                    "brackets nest " + text.depth() + " deep, more than the " + MAX_DEPTH + " that are parsed");
        }
        String masked = text.text();
        try {
            SQLParser.StatementContext fast = tryParse(sql, masked, PredictionMode.SLL);
            return fast;
        } catch (SyntaxFailure e) {
            return tryParse(sql, masked, PredictionMode.LL);
        }
    }

    private static SQLParser.StatementContext tryParse(String sql, String masked, PredictionMode mode) {
        ErrorListener errors = new ErrorListener(sql);
        SQLLexer lexer = new SQLLexer(CharStreams.fromString(masked));
        lexer.removeErrorListeners();
        lexer.addErrorListener(errors);
        SQLParser parser = new SQLParser(new BoundedTokens(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(errors);
        parser.getInterpreter().setPredictionMode(mode);
        SQLParser.SqlContext script;
        try {
            script = parser.sql();
        } catch (StackOverflowError e) {
            // Chains of prefix operators recurse without brackets; the stack is whole again once we are here.
            throw new SyntaxFailure(0, "the statement nests too deeply to be parsed");
        }
        if (script.statement().size() != 1) {
            throw new SyntaxFailure(
                    0, "expected one statement, found " + script.statement().size());
        }
        return script.statement(0);
    }

    /** Makes the first error an exception: a repaired tree would show things the team did not write. */
    private static final class ErrorListener extends BaseErrorListener {
        private final String sql;

        ErrorListener(String sql) {
            this.sql = sql;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException e) {
            if (symbol instanceof Token token && token.getType() != Token.EOF && token.getStartIndex() < sql.length()) {
                int from = token.getStartIndex();
                int to = Math.min(Math.max(token.getStopIndex() + 1, from + 1), Math.min(sql.length(), from + 40));
                throw new SyntaxFailure(from, "the grammar does not go on with \"" + sql.substring(from, to) + "\"");
            }
            throw new SyntaxFailure(sql.length(), "the statement ends too early");
        }
    }

    /** Counts the looks at tokens, so that no text can keep the parser busy for long. */
    private static final class BoundedTokens extends CommonTokenStream {
        private long looks;

        BoundedTokens(TokenSource source) {
            super(source);
        }

        @Override
        public int LA(int i) {
            if (++looks > MAX_LOOKS) {
                throw new SyntaxFailure(0, "the statement is too complex to be parsed");
            }
            return super.LA(i);
        }
    }
}
