package dev.towpath.engine.postgres.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;

/**
 * Gives a name to each sub-select in FROM that has none, which the server allows since 16 and the grammar does not. The
 * name takes no room in the text, so every other token stays where it was written.
 */
final class UnnamedSelects {
    private static final Set<String> BEFORE = Set.of("from", "join", "lateral", ",", "using");
    private static final Set<String> QUERY = Set.of("select", "values", "with", "table", "(");
    /** What follows where a name could stand and none does. */
    private static final Set<String> AFTER = Set.of(
            "",
            ")",
            ",",
            ";",
            "where",
            "join",
            "left",
            "right",
            "inner",
            "full",
            "cross",
            "natural",
            "on",
            "group",
            "order",
            "having",
            "limit",
            "offset",
            "fetch",
            "for",
            "union",
            "intersect",
            "except",
            "window",
            "returning",
            "when");

    private UnnamedSelects() {}

    /** The tokens with the names in them. */
    static List<Token> named(List<? extends Token> tokens) {
        List<Token> named = new ArrayList<>();
        Deque<Boolean> open = new ArrayDeque<>();
        String before = "";
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            named.add(token);
            if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                continue;
            }
            String word = word(token);
            if (word.equals("(")) {
                open.push(BEFORE.contains(before) && QUERY.contains(next(tokens, i)));
            } else if (word.equals(")") && !open.isEmpty() && open.pop() && AFTER.contains(next(tokens, i))) {
                named.add(name(token));
            }
            before = word;
        }
        return named;
    }

    private static Token name(Token behind) {
        CommonToken name = new CommonToken(behind);
        name.setType(SQLLexer.Identifier);
        name.setText("x");
        name.setStartIndex(behind.getStopIndex() + 1);
        name.setStopIndex(behind.getStopIndex());
        return name;
    }

    private static String next(List<? extends Token> tokens, int at) {
        for (int i = at + 1; i < tokens.size(); i++) {
            if (tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL) {
                return word(tokens.get(i));
            }
        }
        return "";
    }

    private static String word(Token token) {
        return token.getType() == Token.EOF ? "" : token.getText().toLowerCase(Locale.ROOT);
    }
}
