package dev.towpath.engine.postgres.sql;

import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
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

    /** Words, literals and symbols: enough for a list of a hundred thousand numbers. */
    private static final int MAX_UNITS = 300_000;

    /** The grammar looks ahead over the whole chain at each join. */
    private static final int MAX_JOINS = 500;

    /** Looks at a token. The largest real statement met needed a hundredth of it. */
    private static final long MAX_LOOKS = 40_000_000;

    private Syntax() {}

    /** The tree of the one statement in this text; throws {@link SyntaxFailure} when there is none. */
    static SQLParser.StatementContext parse(String sql) {
        ParserText text = ParserText.of(sql);
        bound("characters", sql.length(), MAX_LENGTH, 0);
        bound("levels of brackets", text.depth(), MAX_DEPTH, text.deepestAt());
        bound("words and symbols", text.units(), MAX_UNITS, 0);
        bound("joins", text.joins(), MAX_JOINS, 0);
        String masked = text.text();
        ErrorListener errors = new ErrorListener(sql);
        try {
            return tryParse(lexer(masked, errors), errors, PredictionMode.SLL);
        } catch (SyntaxFailure first) {
            try {
                return tryParse(lexer(masked, errors), errors, PredictionMode.LL);
            } catch (SyntaxFailure e) {
                return named(masked, errors, e);
            }
        }
    }

    /** Once more, when there is a sub-select that only lacks a name. */
    private static SQLParser.StatementContext named(String masked, ErrorListener errors, SyntaxFailure e) {
        List<? extends Token> tokens = lexer(masked, errors).getAllTokens();
        List<Token> named = UnnamedSelects.named(tokens);
        if (named.size() == tokens.size()) {
            throw e;
        }
        try {
            return tryParse(new ListTokenSource(named), errors, PredictionMode.LL);
        } catch (SyntaxFailure again) {
            // The first one is about what was written.
            throw e;
        }
    }

    private static SQLLexer lexer(String masked, ErrorListener errors) {
        SQLLexer lexer = new SQLLexer(CharStreams.fromString(masked));
        lexer.removeErrorListeners();
        lexer.addErrorListener(errors);
        return lexer;
    }

    private static void bound(String what, int found, int most, int at) {
        if (found > most) {
            throw new SyntaxFailure(
                    at, "the statement has " + found + " " + what + ", more than the " + most + " that are parsed");
        }
    }

    private static SQLParser.StatementContext tryParse(TokenSource tokens, ErrorListener errors, PredictionMode mode) {
        SQLParser parser = new SQLParser(new BoundedTokens(tokens));
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
                throw new SyntaxFailure(from, "the grammar does not go on with " + shown(token, from));
            }
            throw new SyntaxFailure(sql.length(), "the statement ends too early");
        }

        /** The token for people; never the text of a literal, which may be a password. */
        private String shown(Token token, int from) {
            int to = Math.min(Math.max(token.getStopIndex() + 1, from + 1), Math.min(sql.length(), from + 40));
            String text = sql.substring(from, to);
            return text.indexOf('\'') >= 0 || text.startsWith("$") ? "a literal" : '"' + text + '"';
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
