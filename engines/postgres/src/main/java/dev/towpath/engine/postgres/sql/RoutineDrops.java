package dev.towpath.engine.postgres.sql;

import dev.towpath.engine.spi.sql.Understanding.Action;
import dev.towpath.model.operation.SchemaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/**
 * Reads {@code DROP FUNCTION a, b} and {@code DROP ROUTINE}: the grammar knows neither lists nor routines, so each name is
 * parsed in a statement of its own.
 */
final class RoutineDrops {
    private static final Set<String> KINDS = Set.of("function", "procedure", "aggregate", "routine");

    private final String sql;
    private final Lexemes lexemes;
    private final List<String> items = new ArrayList<>();

    private int headEnd;
    private String tail = "";

    private RoutineDrops(String sql) {
        this.sql = sql;
        this.lexemes = new Lexemes(sql);
    }

    /** One action per routine, or null when this is no drop of routines. */
    static @Nullable List<Action> read(String sql) {
        RoutineDrops drops = new RoutineDrops(sql);
        String kind = drops.head();
        if (kind == null) {
            return null;
        }
        drops.cutItems();
        boolean single = drops.items.size() == 1;
        List<Action> actions = new ArrayList<>();
        for (String item : drops.items) {
            String own = single ? sql : sql.substring(0, drops.headEnd) + item + drops.tail;
            actions.add(new Action(drops.operation(kind, item), own));
        }
        return actions;
    }

    private SchemaOperation operation(String kind, String item) {
        String known = kind.equals("routine") ? "function" : kind;
        boolean ifExists = Lexemes.lastWord(sql.substring(0, headEnd)).equals("exists");
        String statement = "DROP " + known + (ifExists ? " IF EXISTS " : " ") + item + tail;
        SQLParser.StatementContext tree = Syntax.parse(statement);
        SQLParser.Schema_statementContext schema = tree.schema_statement();
        if (schema == null
                || schema.schema_drop() == null
                || schema.schema_drop().drop_function_statement() == null) {
            throw new SyntaxFailure(headEnd, "no list of routines");
        }
        return new DropReader(new Source(statement))
                .read(schema.schema_drop().drop_function_statement())
                .getFirst()
                .operation();
    }

    /** The kind of routine, when the statement begins with {@code DROP FUNCTION [IF EXISTS]} or the like. */
    private @Nullable String head() {
        if (!nextWord() || !lexemes.word("drop") || !nextWord()) {
            return null;
        }
        String kind = PostgresNames.fold(lexemes.unit());
        if (!KINDS.contains(kind)) {
            return null;
        }
        boolean more = nextWord();
        if (more && lexemes.word("if")) {
            boolean complete = nextWord() && lexemes.word("exists") && nextWord();
            more = complete;
        }
        headEnd = lexemes.start();
        return more || lexemes.kind() == Lexemes.Kind.QUOTED_NAME ? kind : null;
    }

    private boolean nextWord() {
        do {
            if (!lexemes.next()) {
                return false;
            }
        } while (lexemes.filler());
        return lexemes.kind() == Lexemes.Kind.WORD;
    }

    private void cutItems() {
        int depth = 0;
        int from = headEnd;
        int end = headEnd;
        lexemes.jump(headEnd);
        while (lexemes.next()) {
            if (lexemes.symbol('(')) {
                depth++;
            } else if (lexemes.symbol(')')) {
                depth--;
            }
            if (depth == 0 && lexemes.symbol(',')) {
                items.add(sql.substring(from, end));
                from = lexemes.end();
            } else if (depth == 0 && (lexemes.word("cascade") || lexemes.word("restrict"))) {
                tail = " " + lexemes.unit();
            } else if (!lexemes.filler()) {
                end = lexemes.end();
            }
        }
        items.add(sql.substring(Math.min(from, end), end));
    }
}
