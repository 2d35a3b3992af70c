package dev.towpath.engine.mysql.sql;

import io.debezium.ddl.parser.mysql.generated.MySqlLexer;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.HashSet;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.jspecify.annotations.Nullable;

/**
 * Drives the grammar over one statement, with bounds on length, nesting and work. First the fast prediction mode, which
 * rejects a few valid statements, then the exact one.
 */
final class Syntax {
    /** Longer statements are recognised by their head or not at all. */
    static final int MAX_LENGTH = 1024 * 1024;

    /** The grammar recurses a dozen frames per bracket, and looks ahead over all of them at each. */
    private static final int MAX_DEPTH = 120;

    /** Words, literals and symbols: enough for a list of a hundred thousand numbers. */
    private static final int MAX_UNITS = 300_000;

    /** Joins and unions, over whose whole chain the grammar looks ahead at each. */
    private static final int MAX_JOINS = 500;

    /** Looks at a token. */
    private static final long MAX_LOOKS = 10_000_000;

    /** Whatever a server of these days reads; a statement for later ones is refused by the server itself. */
    static final int SERVER_VERSION = 90700;

    static {
        QuietGrammar.load();
    }

    private Syntax() {}

    /** The tree of the one statement in this text; throws {@link SyntaxFailure} when there is none. */
    static MySqlParser.QueryContext parse(String sql) {
        bound("characters", sql.length(), MAX_LENGTH);
        Shape.of(sql).check(MAX_DEPTH, MAX_UNITS, MAX_JOINS);
        ErrorListener errors = new ErrorListener(sql);
        // The lexer counts code points where everybody else counts characters: halves of a pair become letters.
        String masked = masked(sql);
        try {
            return tryParse(masked, errors, PredictionMode.SLL);
        } catch (SyntaxFailure first) {
            return tryParse(masked, errors, PredictionMode.LL);
        }
    }

    private static String masked(String sql) {
        StringBuilder text = null;
        for (int i = 0; i < sql.length(); i++) {
            if (Character.isSurrogate(sql.charAt(i))) {
                text = text == null ? new StringBuilder(sql) : text;
                text.setCharAt(i, '\u00FF');
            }
        }
        return text == null ? sql : text.toString();
    }

    private static void bound(String what, int found, int most) {
        if (found > most) {
            throw new SyntaxFailure(
                    0, "the statement has " + found + " " + what + ", more than the " + most + " that are parsed");
        }
    }

    private static MySqlParser.QueryContext tryParse(String masked, ErrorListener errors, PredictionMode mode) {
        MySqlLexer lexer = new MySqlLexer(CharStreams.fromString(masked));
        lexer.removeErrorListeners();
        lexer.addErrorListener(errors);
        lexer.serverVersion = SERVER_VERSION;
        lexer.sqlModes = new HashSet<>();
        BoundedTokens tokens = new BoundedTokens(lexer);
        MySqlParser parser = new MySqlParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(errors);
        parser.serverVersion = SERVER_VERSION;
        parser.sqlModes = new HashSet<>();
        parser.getInterpreter().setPredictionMode(mode);
        try {
            tokens.fillAll();
            MySqlParser.QueryContext query = parser.query();
            if (tokens.LA(1) != Token.EOF) {
                throw errors.at(tokens.LT(1));
            }
            return query;
        } catch (StackOverflowError e) {
            // Chains of prefix operators recurse without brackets; the stack is whole again once we are here.
            throw new SyntaxFailure(0, "the statement nests too deeply to be parsed");
        }
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
            throw symbol instanceof Token token ? at(token) : new SyntaxFailure(0, "the text holds what is no SQL");
        }

        SyntaxFailure at(Token token) {
            int from = token.getStartIndex();
            return token.getType() != Token.EOF && from < sql.length()
                    ? new SyntaxFailure(from, "the grammar does not go on with " + shown(token, from))
                    : new SyntaxFailure(sql.length(), "the statement ends too early");
        }

        /** The token for people; never the text of a literal, which may be a password. */
        private String shown(Token token, int from) {
            int to = Math.min(Math.max(token.getStopIndex() + 1, from + 1), Math.min(sql.length(), from + 40));
            String text = sql.substring(from, to);
            return text.startsWith("'") || text.startsWith("\"") ? "a literal" : '"' + text + '"';
        }
    }

    /** Counts the looks at tokens, so that no text can keep the parser busy for long. */
    private static final class BoundedTokens extends CommonTokenStream {
        private long looks;

        BoundedTokens(TokenSource source) {
            super(source);
        }

        /** Texts in double quotes are texts, which the grammar does not take everywhere. */
        void fillAll() {
            fill();
            for (Token token : getTokens()) {
                if (token.getType() == MySqlLexer.DOUBLE_QUOTED_TEXT && token instanceof CommonToken text) {
                    text.setType(MySqlLexer.SINGLE_QUOTED_TEXT);
                }
            }
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
