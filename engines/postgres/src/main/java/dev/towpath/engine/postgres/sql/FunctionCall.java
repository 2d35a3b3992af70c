package dev.towpath.engine.postgres.sql;

import dev.towpath.model.name.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/**
 * A call of a function, or of something the grammar spells like a keyword ({@code COALESCE}, {@code CURRENT_DATE}).
 *
 * @param schema the schema as written, or null
 * @param name the function's name, folded
 * @param windowed whether it has an {@code OVER} clause
 * @param node where it stands
 */
record FunctionCall(@Nullable String schema, String name, boolean windowed, SQLParser.Function_callContext node) {

    /** {@code 'name'} or {@code 'schema.name'}, perhaps cast to {@code regclass}. */
    private static final Pattern SEQUENCE =
            Pattern.compile("'([^']+)'\\s*(?:::\\s*(?:regclass|text)\\s*)?", Pattern.CASE_INSENSITIVE);

    static FunctionCall of(SQLParser.Function_callContext node, Source source) {
        SQLParser.Schema_qualified_name_nontypeContext name = node.schema_qualified_name_nontype();
        boolean windowed = node.OVER() != null;
        if (name == null) {
            String word = source.text(node).strip();
            return new FunctionCall(null, PostgresNames.fold(firstWord(word)), windowed, node);
        }
        ParserRuleContext last = (ParserRuleContext) name.getChild(name.getChildCount() - 1);
        String schema = name.schema == null ? null : source.identifier(name.schema);
        return new FunctionCall(schema, source.identifier(last), windowed, node);
    }

    static List<FunctionCall> in(ParserRuleContext root, Source source) {
        List<FunctionCall> calls = new ArrayList<>();
        for (SQLParser.Function_callContext node : Nodes.in(root, SQLParser.Function_callContext.class)) {
            // CAST is spelled like a function but calls none.
            SQLParser.System_functionContext system = node.system_function();
            if (system == null || system.cast_specification() == null) {
                calls.add(of(node, source));
            }
        }
        return calls;
    }

    /** Whether it can only be the server's own function of that name. */
    boolean isBuiltIn() {
        return schema == null || schema.equals("pg_catalog");
    }

    String display() {
        return (schema == null ? "" : schema + ".") + name + "()";
    }

    /** The sequence a {@code nextval('…')} names, or null when the argument is not a constant. */
    @Nullable
    TableName sequenceArgument(Source source) {
        if (node.vex_or_named_notation().isEmpty()) {
            return null;
        }
        Matcher constant = SEQUENCE.matcher(source.text(node.vex_or_named_notation(0)));
        if (!constant.matches()) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        Lexemes lexemes = new Lexemes(constant.group(1));
        while (lexemes.next()) {
            if (lexemes.kind() == Lexemes.Kind.WORD || lexemes.kind() == Lexemes.Kind.QUOTED_NAME) {
                parts.add(PostgresNames.fold(lexemes.unit()));
            } else if (!lexemes.filler() && !lexemes.symbol('.')) {
                return null;
            }
        }
        return switch (parts.size()) {
            case 1 -> TableName.of(parts.getFirst());
            case 2 -> TableName.of(parts.getFirst(), parts.getLast());
            default -> null;
        };
    }

    /** The text of a string constant given as the first argument, or null. */
    @Nullable
    String firstText(Source source) {
        return text(0, source);
    }

    /** Whether this argument is the constant true, however it is spelled. */
    boolean isTrue(int at, Source source) {
        return at < node.vex_or_named_notation().size()
                && source.text(node.vex_or_named_notation(at)).matches("(?i)'?t(?:rue)?'?");
    }

    /** The text of a string constant given as this argument, from 0, or null. */
    @Nullable
    String text(int at, Source source) {
        if (at >= node.vex_or_named_notation().size()) {
            return null;
        }
        String argument = source.text(node.vex_or_named_notation(at));
        boolean constant = argument.length() > 2 && argument.startsWith("'") && argument.endsWith("'");
        return constant ? argument.substring(1, argument.length() - 1) : null;
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return text.substring(0, end);
    }
}
